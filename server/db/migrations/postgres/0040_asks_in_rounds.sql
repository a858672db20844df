CREATE TABLE "round_part" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"part" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "round_part_version" ON "round_part" USING btree ("round","part","version");