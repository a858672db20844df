CREATE TABLE "bell" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"read_to" bigint NOT NULL,
	"off" text collate "C" NOT NULL
);
