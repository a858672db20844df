ALTER TABLE "policy_reading" ADD COLUMN "kind" text collate "C" DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_reading" ADD COLUMN "proposed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_reading" ADD COLUMN "decided" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Readings that are there already tell theirs in what was read and decided.
UPDATE "policy_reading" SET
	"kind" = coalesce("body"::jsonb ->> 'kind', 'other'),
	"proposed" = (SELECT count(*) FROM jsonb_array_elements("body"::jsonb -> 'figures') AS "figure" WHERE ("figure" ->> 'target')::boolean),
	"decided" = jsonb_array_length("decisions"::jsonb);