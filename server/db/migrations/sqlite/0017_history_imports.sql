CREATE TABLE `history_import` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`heads` text NOT NULL,
	`body` text NOT NULL,
	`findings` text NOT NULL,
	`file` text NOT NULL,
	`outcome` text,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`changed_at` text NOT NULL,
	`decided_by` text,
	`reason` text
);
--> statement-breakpoint
CREATE TABLE `import_portion` (
	`import` text NOT NULL,
	`place` integer NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`import`, `place`)
);
--> statement-breakpoint
CREATE INDEX `import_portion_last` ON `import_portion` (`last`);