CREATE TABLE "figure_step" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
