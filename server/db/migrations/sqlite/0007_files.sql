CREATE TABLE `file` (
	`hash` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`stored_at` text NOT NULL,
	`stored_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `file_piece` (
	`hash` text NOT NULL,
	`place` integer NOT NULL,
	`stored_at` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`hash`, `place`)
);
--> statement-breakpoint
CREATE TABLE `file_reference` (
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`sequence`, `hash`)
);
--> statement-breakpoint
CREATE INDEX `file_reference_hash` ON `file_reference` (`hash`);