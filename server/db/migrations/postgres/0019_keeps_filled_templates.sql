CREATE TABLE "filing_upload" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"filing" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "filing_upload_number" ON "filing_upload" USING btree ("filing","number");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_upload_sequence" ON "filing_upload" USING btree ("sequence");