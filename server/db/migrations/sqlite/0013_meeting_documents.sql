CREATE TABLE `document_order` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`head` text NOT NULL,
	`ordered_at` text NOT NULL,
	`ordered_by` text NOT NULL,
	`makes` text,
	`reason` text
);
--> statement-breakpoint
CREATE TABLE `meeting_document` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meeting_document_meeting` ON `meeting_document` (`meeting`);