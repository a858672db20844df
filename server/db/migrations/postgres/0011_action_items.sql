CREATE TABLE "action_step" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"item" text collate "C" NOT NULL,
	"step" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instruction" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "action_step_place" ON "action_step" USING btree ("item","step");