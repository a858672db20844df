CREATE TABLE `meeting_part` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`part` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_part_version` ON `meeting_part` (`meeting`,`part`,`version`);