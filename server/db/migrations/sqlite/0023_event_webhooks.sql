CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`kinds` text NOT NULL,
	`secret` text NOT NULL,
	`enabled` integer NOT NULL,
	`followed` integer NOT NULL,
	`followed_day` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL
);
