CREATE TABLE "meeting" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_snapshot" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"meeting" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_snapshot_version" ON "meeting_snapshot" USING btree ("meeting","version");