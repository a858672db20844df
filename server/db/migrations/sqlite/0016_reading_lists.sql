ALTER TABLE `policy_reading` ADD `kind` text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE `policy_reading` ADD `proposed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `policy_reading` ADD `decided` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Readings that are there already tell theirs in what was read and decided.
UPDATE `policy_reading` SET
	`kind` = coalesce(json_extract(`body`, '$.kind'), 'other'),
	`proposed` = (SELECT count(*) FROM json_each(`body`, '$.figures') AS `figure` WHERE json_extract(`figure`.`value`, '$.target')),
	`decided` = json_array_length(`decisions`);