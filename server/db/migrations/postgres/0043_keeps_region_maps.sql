CREATE TABLE "region_map" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "region_map_region" ON "region_map" USING btree ("region","sequence");