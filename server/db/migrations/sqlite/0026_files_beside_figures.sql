CREATE TABLE `filing_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`filing` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filing_evidence_number` ON `filing_evidence` (`filing`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `filing_evidence_sequence` ON `filing_evidence` (`sequence`);