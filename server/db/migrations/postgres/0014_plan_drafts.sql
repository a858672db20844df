CREATE TABLE "plan_draft" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"changed_at" text collate "C" NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"document" text collate "C",
	"published" integer
);
