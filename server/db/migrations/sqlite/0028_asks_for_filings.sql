CREATE TABLE `filing_reminder` (
	`id` text PRIMARY KEY NOT NULL,
	`filing` text NOT NULL,
	`number` integer NOT NULL,
	`organisation` text NOT NULL,
	`point` integer,
	`day` text NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filing_reminder_number` ON `filing_reminder` (`filing`,`number`);--> statement-breakpoint
CREATE INDEX `filing_reminder_day` ON `filing_reminder` (`organisation`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `filing_reminder_sequence` ON `filing_reminder` (`sequence`);