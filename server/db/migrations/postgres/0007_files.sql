CREATE TABLE "file" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"type" text collate "C" NOT NULL,
	"stored_at" text collate "C" NOT NULL,
	"stored_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_piece" (
	"hash" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	"stored_at" text collate "C" NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_piece_hash_place_pk" PRIMARY KEY("hash","place")
);
--> statement-breakpoint
CREATE TABLE "file_reference" (
	"sequence" bigint NOT NULL,
	"hash" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	CONSTRAINT "file_reference_sequence_hash_pk" PRIMARY KEY("sequence","hash")
);
--> statement-breakpoint
CREATE INDEX "file_reference_hash" ON "file_reference" USING btree ("hash");--> statement-breakpoint
ALTER TABLE "file_piece" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;