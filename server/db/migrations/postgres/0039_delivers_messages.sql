CREATE TABLE "delivery" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"mail" text collate "C",
	"webhook" text collate "C",
	"off" text collate "C" NOT NULL,
	"from_hour" integer NOT NULL,
	"until_hour" integer NOT NULL,
	"working_days" integer NOT NULL,
	"told" bigint NOT NULL,
	"gathered" bigint NOT NULL,
	"gathered_on" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "figure_step" ADD COLUMN "act" text collate "C";--> statement-breakpoint
ALTER TABLE "figure_step" ADD COLUMN "ends" bigint;--> statement-breakpoint
CREATE INDEX "figure_step_act" ON "figure_step" USING btree ("act","sequence");--> statement-breakpoint
CREATE INDEX "figure_step_ends" ON "figure_step" USING btree ("ends");--> statement-breakpoint
UPDATE "figure_step" SET "act" = "body"::json ->> 'act', "ends" = ("body"::json ->> 'of')::bigint;
