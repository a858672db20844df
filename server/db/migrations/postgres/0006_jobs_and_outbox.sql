CREATE TABLE "job_run" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"job" text collate "C" NOT NULL,
	"due_at" text collate "C" NOT NULL,
	"attempt" integer NOT NULL,
	"instance" text collate "C" NOT NULL,
	"started_at" text collate "C" NOT NULL,
	"ended_at" text collate "C",
	"outcome" text collate "C",
	"reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"number" bigint PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" text collate "C",
	"last_error" text collate "C",
	"delivered_at" text collate "C",
	"dropped_at" text collate "C",
	"dropped_by" text collate "C",
	"drop_reason" text collate "C",
	CONSTRAINT "outbox_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE INDEX "job_run_started" ON "job_run" USING btree ("job","started_at");--> statement-breakpoint
CREATE INDEX "outbox_next_attempt" ON "outbox" USING btree ("next_attempt_at");