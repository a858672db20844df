CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meeting_snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_snapshot_version` ON `meeting_snapshot` (`meeting`,`version`);