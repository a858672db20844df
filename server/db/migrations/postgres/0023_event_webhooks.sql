CREATE TABLE "webhook" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"url" text collate "C" NOT NULL,
	"kinds" text collate "C" NOT NULL,
	"secret" text collate "C" NOT NULL,
	"enabled" integer NOT NULL,
	"followed" bigint NOT NULL,
	"followed_day" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL
);
