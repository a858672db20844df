CREATE TABLE `display_profile` (
	`id` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `display_profile_profile` ON `display_profile` (`profile`,`sequence`);--> statement-breakpoint
ALTER TABLE `display` ADD `profile` text;--> statement-breakpoint
ALTER TABLE `display` ADD `state` text;