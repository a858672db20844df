CREATE TABLE `period_exception` (
	`id` text PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`organisation` text NOT NULL,
	`until` text NOT NULL,
	`granted_by` text NOT NULL,
	`sequence` integer NOT NULL
);
