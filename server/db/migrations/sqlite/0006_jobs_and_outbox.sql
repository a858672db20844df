CREATE TABLE `job_run` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`due_at` text NOT NULL,
	`attempt` integer NOT NULL,
	`instance` text NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	`outcome` text,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `job_run_started` ON `job_run` (`job`,`started_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` text NOT NULL,
	`sequence` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text,
	`last_error` text,
	`delivered_at` text,
	`dropped_at` text,
	`dropped_by` text,
	`drop_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_id_unique` ON `outbox` (`id`);--> statement-breakpoint
CREATE INDEX `outbox_next_attempt` ON `outbox` (`next_attempt_at`);