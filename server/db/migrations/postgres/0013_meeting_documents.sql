CREATE TABLE "document_order" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"meeting" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"head" text collate "C" NOT NULL,
	"ordered_at" text collate "C" NOT NULL,
	"ordered_by" text collate "C" NOT NULL,
	"makes" text collate "C",
	"reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "meeting_document" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"meeting" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "meeting_document_meeting" ON "meeting_document" USING btree ("meeting");