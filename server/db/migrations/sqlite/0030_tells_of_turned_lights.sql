CREATE TABLE `light_turn` (
	`id` text PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`number` integer NOT NULL,
	`demo_day` text NOT NULL,
	`day` text NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `light_turn_number` ON `light_turn` (`target`,`number`);--> statement-breakpoint
CREATE INDEX `light_turn_day` ON `light_turn` (`target`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `light_turn_sequence` ON `light_turn` (`sequence`);--> statement-breakpoint
CREATE TABLE `lights_followed` (
	`id` integer PRIMARY KEY NOT NULL,
	`followed` integer NOT NULL,
	`followed_day` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `watch` (
	`person` text NOT NULL,
	`target` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`person`, `target`)
);
--> statement-breakpoint
CREATE INDEX `watch_target` ON `watch` (`target`);