CREATE TABLE "display_profile" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"profile" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "display" ADD COLUMN "profile" text collate "C";--> statement-breakpoint
ALTER TABLE "display" ADD COLUMN "state" text collate "C";--> statement-breakpoint
CREATE INDEX "display_profile_profile" ON "display_profile" USING btree ("profile","sequence");