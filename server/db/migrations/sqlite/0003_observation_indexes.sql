DROP INDEX `observation_by_state`;--> statement-breakpoint
CREATE INDEX `observation_waiting` ON `observation` (`submitted_sequence`) WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX `observation_decided` ON `observation` (`indicator`,`region`,`decided_sequence`);