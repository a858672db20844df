CREATE TABLE `evaluation_snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
