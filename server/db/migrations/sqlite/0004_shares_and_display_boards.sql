ALTER TABLE `display` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `display` ADD `at` text;--> statement-breakpoint
ALTER TABLE `observation` ADD `numerator` text;--> statement-breakpoint
ALTER TABLE `observation` ADD `denominator` text;