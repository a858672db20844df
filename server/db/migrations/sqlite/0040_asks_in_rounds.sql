CREATE TABLE `round_part` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`part` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_part_version` ON `round_part` (`round`,`part`,`version`);