ALTER TABLE "person" ADD COLUMN "password_set_at" text collate "C";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "second_factor" text collate "C";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "second_factor_at" text collate "C";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "second_factor_step" integer;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "recovery_codes" text collate "C";--> statement-breakpoint
UPDATE "person" SET "password_set_at" = (SELECT max("replaced_at") FROM "former_password" WHERE "former_password"."person" = "person"."id");
