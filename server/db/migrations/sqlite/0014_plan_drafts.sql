CREATE TABLE `plan_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`document` text,
	`published` integer
);
