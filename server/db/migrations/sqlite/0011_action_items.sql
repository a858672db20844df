CREATE TABLE `action_step` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`step` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_step_place` ON `action_step` (`item`,`step`);--> statement-breakpoint
CREATE TABLE `instruction` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
