CREATE TABLE "period_exception" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"period" text collate "C" NOT NULL,
	"organisation" text collate "C" NOT NULL,
	"until" text collate "C" NOT NULL,
	"granted_by" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
