CREATE TABLE `filing_upload` (
	`id` text PRIMARY KEY NOT NULL,
	`filing` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filing_upload_number` ON `filing_upload` (`filing`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `filing_upload_sequence` ON `filing_upload` (`sequence`);