CREATE TABLE `bell` (
	`person` text PRIMARY KEY NOT NULL,
	`read_to` integer NOT NULL,
	`off` text NOT NULL
);
