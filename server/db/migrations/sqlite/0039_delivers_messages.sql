CREATE TABLE `delivery` (
	`person` text PRIMARY KEY NOT NULL,
	`mail` text,
	`webhook` text,
	`off` text NOT NULL,
	`from_hour` integer NOT NULL,
	`until_hour` integer NOT NULL,
	`working_days` integer NOT NULL,
	`told` integer NOT NULL,
	`gathered` integer NOT NULL,
	`gathered_on` text
);
--> statement-breakpoint
ALTER TABLE `figure_step` ADD `act` text;--> statement-breakpoint
ALTER TABLE `figure_step` ADD `ends` integer;--> statement-breakpoint
CREATE INDEX `figure_step_act` ON `figure_step` (`act`,`sequence`);--> statement-breakpoint
CREATE INDEX `figure_step_ends` ON `figure_step` (`ends`);--> statement-breakpoint
UPDATE `figure_step` SET `act` = json_extract(`body`, '$.act'), `ends` = json_extract(`body`, '$.of');
