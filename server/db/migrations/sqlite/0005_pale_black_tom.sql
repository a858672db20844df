ALTER TABLE `token` ADD `cells` text;--> statement-breakpoint
ALTER TABLE `token` ADD `created_by` text;--> statement-breakpoint
ALTER TABLE `token` ADD `source` text;--> statement-breakpoint
ALTER TABLE `token` ADD `expires_at` text;--> statement-breakpoint
ALTER TABLE `token` ADD `last_used_at` text;