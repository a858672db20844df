CREATE TABLE "policy_reading" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"title" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"decisions" text collate "C" NOT NULL,
	"changed_at" text collate "C" NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"draft" text collate "C"
);
