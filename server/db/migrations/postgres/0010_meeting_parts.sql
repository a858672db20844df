CREATE TABLE "meeting_part" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"meeting" text collate "C" NOT NULL,
	"part" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_part_version" ON "meeting_part" USING btree ("meeting","part","version");