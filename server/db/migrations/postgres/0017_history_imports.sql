CREATE TABLE "history_import" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"heads" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"findings" text collate "C" NOT NULL,
	"file" text collate "C" NOT NULL,
	"outcome" text collate "C",
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"at" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"changed_at" text collate "C" NOT NULL,
	"decided_by" text collate "C",
	"reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "import_portion" (
	"import" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	"first" bigint NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "import_portion_import_place_pk" PRIMARY KEY("import","place")
);
--> statement-breakpoint
CREATE INDEX "import_portion_last" ON "import_portion" USING btree ("last");