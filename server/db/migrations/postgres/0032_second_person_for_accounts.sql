CREATE TABLE "account_step" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"body" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ledger_person" ON "ledger" USING btree ("subject","sequence") WHERE kind in ('person.changed', 'person.password', 'person.second-factor');