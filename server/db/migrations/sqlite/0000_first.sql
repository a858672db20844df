CREATE TABLE `catalogue_entry` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`origin` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`kind`, `id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `display` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code_hash` text,
	`code_expires_at` text,
	`secret_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`confirmed_by` text,
	`revoked_at` text,
	`last_seen_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `display_code_hash_unique` ON `display` (`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `display_secret_hash_unique` ON `display` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`actor`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_at` ON `ledger` (`at`);--> statement-breakpoint
CREATE TABLE `observation` (
	`indicator` text NOT NULL,
	`region` text NOT NULL,
	`period` text NOT NULL,
	`revision` integer NOT NULL,
	`period_end` text NOT NULL,
	`value` text,
	`reason` text,
	`status` text NOT NULL,
	`bound` text,
	`note` text,
	`provenance` text NOT NULL,
	`findings` text,
	`actor` text NOT NULL,
	`at` text NOT NULL,
	`sequence` integer NOT NULL,
	`state` text NOT NULL,
	`submitted_sequence` integer,
	`decided_sequence` integer,
	`decided_by` text,
	`decided_at` text,
	`return_reason` text,
	PRIMARY KEY(`indicator`, `region`, `period`, `revision`)
);
--> statement-breakpoint
CREATE INDEX `observation_by_state` ON `observation` (`state`,`submitted_sequence`);--> statement-breakpoint
CREATE TABLE `period_closure` (
	`period` text PRIMARY KEY NOT NULL,
	`closed_by` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`password_hash` text NOT NULL,
	`roles` text NOT NULL,
	`organisations` text NOT NULL,
	`regions` text NOT NULL,
	`created_at` text NOT NULL,
	`disabled_at` text,
	`demo` integer NOT NULL,
	`failed_sign_ins` integer NOT NULL,
	`locked_until` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_name` ON `person` (`name`);--> statement-breakpoint
CREATE TABLE `session` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person`);--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`rights` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `token_secret_hash_unique` ON `token` (`secret_hash`);