CREATE TABLE "catalogue_entry" (
	"kind" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "catalogue_entry_kind_id_version_pk" PRIMARY KEY("kind","id","version")
);
--> statement-breakpoint
CREATE TABLE "display" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"code_hash" text collate "C",
	"code_expires_at" text collate "C",
	"secret_hash" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"confirmed_at" text collate "C",
	"confirmed_by" text collate "C",
	"revoked_at" text collate "C",
	"last_seen_at" text collate "C",
	CONSTRAINT "display_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "display_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"request_hash" text collate "C" NOT NULL,
	"status" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"previous_hash" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"indicator" text collate "C" NOT NULL,
	"region" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"period_end" text collate "C" NOT NULL,
	"value" text collate "C",
	"reason" text collate "C",
	"status" text collate "C" NOT NULL,
	"bound" text collate "C",
	"note" text collate "C",
	"provenance" text collate "C" NOT NULL,
	"findings" text collate "C",
	"actor" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"submitted_sequence" bigint,
	"decided_sequence" bigint,
	"decided_by" text collate "C",
	"decided_at" text collate "C",
	"return_reason" text collate "C",
	CONSTRAINT "observation_indicator_region_period_revision_pk" PRIMARY KEY("indicator","region","period","revision")
);
--> statement-breakpoint
CREATE TABLE "period_closure" (
	"period" text collate "C" PRIMARY KEY NOT NULL,
	"closed_by" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"display_name" text collate "C" NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"roles" text collate "C" NOT NULL,
	"organisations" text collate "C" NOT NULL,
	"regions" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"disabled_at" text collate "C",
	"demo" integer NOT NULL,
	"failed_sign_ins" integer NOT NULL,
	"locked_until" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "session" (
	"secret_hash" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "token" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"secret_hash" text collate "C" NOT NULL,
	"rights" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"revoked_at" text collate "C",
	CONSTRAINT "token_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE INDEX "ledger_at" ON "ledger" USING btree ("at");--> statement-breakpoint
CREATE INDEX "observation_by_state" ON "observation" USING btree ("state","submitted_sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "person_name" ON "person" USING btree ("name");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person");