CREATE TABLE "filing_reminder" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"filing" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"organisation" text collate "C" NOT NULL,
	"point" integer,
	"day" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "filing_reminder_number" ON "filing_reminder" USING btree ("filing","number");--> statement-breakpoint
CREATE INDEX "filing_reminder_day" ON "filing_reminder" USING btree ("organisation","day");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_reminder_sequence" ON "filing_reminder" USING btree ("sequence");