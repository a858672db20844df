CREATE TABLE `account_step` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_person` ON `ledger` (`subject`,`sequence`) WHERE kind in ('person.changed', 'person.password', 'person.second-factor');