DROP INDEX "observation_by_state";--> statement-breakpoint
CREATE INDEX "observation_waiting" ON "observation" USING btree ("submitted_sequence") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "observation_decided" ON "observation" USING btree ("indicator","region","decided_sequence");