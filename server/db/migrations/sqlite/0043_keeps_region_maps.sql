CREATE TABLE `region_map` (
	`id` text PRIMARY KEY NOT NULL,
	`region` text NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `region_map_region` ON `region_map` (`region`,`sequence`);