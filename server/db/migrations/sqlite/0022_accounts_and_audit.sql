CREATE TABLE `audit_entry` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`address` text NOT NULL,
	`subject` text NOT NULL,
	`result` text NOT NULL,
	`times` integer NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entry_at` ON `audit_entry` (`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entry_kind` ON `audit_entry` (`kind`,`sequence`);--> statement-breakpoint
CREATE TABLE `former_password` (
	`person` text NOT NULL,
	`password_hash` text NOT NULL,
	`replaced_at` text NOT NULL,
	PRIMARY KEY(`person`, `password_hash`)
);
--> statement-breakpoint
CREATE TABLE `known_address` (
	`holder` text NOT NULL,
	`address` text NOT NULL,
	`failed_sign_ins` integer NOT NULL,
	`locked_until` text,
	`last_used_at` text NOT NULL,
	PRIMARY KEY(`holder`, `address`)
);
--> statement-breakpoint
ALTER TABLE `person` ADD `password_given_at` text;--> statement-breakpoint
ALTER TABLE `person` ADD `password_given_by` text;