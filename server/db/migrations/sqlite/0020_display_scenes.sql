ALTER TABLE `display` ADD `scenes` text;--> statement-breakpoint
ALTER TABLE `display` ADD `density` text;