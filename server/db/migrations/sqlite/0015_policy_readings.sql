CREATE TABLE `policy_reading` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`decisions` text NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`draft` text
);
