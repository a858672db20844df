CREATE TABLE "light_turn" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"target" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"demo_day" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lights_followed" (
	"id" integer PRIMARY KEY NOT NULL,
	"followed" bigint NOT NULL,
	"followed_day" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watch" (
	"person" text collate "C" NOT NULL,
	"target" text collate "C" NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "watch_person_target_pk" PRIMARY KEY("person","target")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "light_turn_number" ON "light_turn" USING btree ("target","number");--> statement-breakpoint
CREATE INDEX "light_turn_day" ON "light_turn" USING btree ("target","day");--> statement-breakpoint
CREATE UNIQUE INDEX "light_turn_sequence" ON "light_turn" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "watch_target" ON "watch" USING btree ("target");