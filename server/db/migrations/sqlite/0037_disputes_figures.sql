CREATE TABLE `figure_step` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
