ALTER TABLE `display` ADD `remote` text;--> statement-breakpoint
ALTER TABLE `display` ADD `meeting` text;