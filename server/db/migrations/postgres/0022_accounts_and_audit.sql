CREATE TABLE "audit_entry" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"address" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"result" text collate "C" NOT NULL,
	"times" integer NOT NULL,
	"previous_hash" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "former_password" (
	"person" text collate "C" NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"replaced_at" text collate "C" NOT NULL,
	CONSTRAINT "former_password_person_password_hash_pk" PRIMARY KEY("person","password_hash")
);
--> statement-breakpoint
CREATE TABLE "known_address" (
	"holder" text collate "C" NOT NULL,
	"address" text collate "C" NOT NULL,
	"failed_sign_ins" integer NOT NULL,
	"locked_until" text collate "C",
	"last_used_at" text collate "C" NOT NULL,
	CONSTRAINT "known_address_holder_address_pk" PRIMARY KEY("holder","address")
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_given_at" text collate "C";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_given_by" text collate "C";--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor","sequence");--> statement-breakpoint
CREATE INDEX "audit_entry_kind" ON "audit_entry" USING btree ("kind","sequence");