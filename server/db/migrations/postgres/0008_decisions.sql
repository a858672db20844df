CREATE TABLE "decision" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"indicator" text collate "C" NOT NULL,
	"region" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"level" integer NOT NULL,
	"verdict" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"reason" text collate "C"
);
--> statement-breakpoint
-- The release before, which may run beside this one during an upgrade, decides in the columns of "observation" alone. This one
-- writes the decision first, so that nothing is left to do here; it fills those columns too, for the release before to read.
-- The release after this one takes columns, trigger and function away.
CREATE FUNCTION "decision_of_observation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "decision" ("sequence", "indicator", "region", "period", "revision", "level", "verdict", "actor", "at", "reason")
	VALUES (NEW."decided_sequence", NEW."indicator", NEW."region", NEW."period", NEW."revision",
		CASE NEW."state" WHEN 'withdrawn' THEN 0 ELSE 1 END, NEW."state", NEW."decided_by", NEW."decided_at", NEW."return_reason")
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "observation_decision" AFTER INSERT OR UPDATE OF "decided_sequence" ON "observation" FOR EACH ROW
WHEN (NEW."decided_sequence" IS NOT NULL AND NEW."decided_by" IS NOT NULL AND NEW."decided_at" IS NOT NULL)
EXECUTE FUNCTION "decision_of_observation"();
--> statement-breakpoint
-- What was decided before; after the trigger, which keeps others from deciding until this is done. A row that tells only half of a
-- decision was altered by another hand; a verification finds it.
INSERT INTO "decision" ("sequence", "indicator", "region", "period", "revision", "level", "verdict", "actor", "at", "reason")
SELECT "decided_sequence", "indicator", "region", "period", "revision",
	CASE "state" WHEN 'withdrawn' THEN 0 ELSE 1 END, "state", "decided_by", "decided_at", "return_reason"
FROM "observation"
WHERE "decided_sequence" IS NOT NULL AND "decided_by" IS NOT NULL AND "decided_at" IS NOT NULL
ORDER BY "decided_sequence"
ON CONFLICT DO NOTHING;
