CREATE TABLE "collector" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"url" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"secret" text collate "C",
	"enabled" integer NOT NULL,
	"granted_by" text collate "C",
	"created_at" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"removed_at" text collate "C",
	"state" text collate "C" NOT NULL,
	"next_at" text collate "C",
	"wanted_at" text collate "C",
	"wanted_by" text collate "C",
	"claim" text collate "C",
	"claimed_by" text collate "C",
	"claimed_at" text collate "C",
	"step" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "collector_run" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"collector" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "collector_run_number" ON "collector_run" USING btree ("collector","number");--> statement-breakpoint
CREATE UNIQUE INDEX "collector_run_sequence" ON "collector_run" USING btree ("sequence");