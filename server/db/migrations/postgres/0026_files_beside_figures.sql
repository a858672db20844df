CREATE TABLE "filing_evidence" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"filing" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "filing_evidence_number" ON "filing_evidence" USING btree ("filing","number");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_evidence_sequence" ON "filing_evidence" USING btree ("sequence");