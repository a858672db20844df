CREATE TABLE `collector` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`body` text NOT NULL,
	`secret` text,
	`enabled` integer NOT NULL,
	`granted_by` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`changed_by` text NOT NULL,
	`removed_at` text,
	`state` text NOT NULL,
	`next_at` text,
	`wanted_at` text,
	`wanted_by` text,
	`claim` text,
	`claimed_by` text,
	`claimed_at` text,
	`step` text
);
--> statement-breakpoint
CREATE TABLE `collector_run` (
	`id` text PRIMARY KEY NOT NULL,
	`collector` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collector_run_number` ON `collector_run` (`collector`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `collector_run_sequence` ON `collector_run` (`sequence`);