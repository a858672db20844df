ALTER TABLE `person` ADD `password_set_at` text;--> statement-breakpoint
ALTER TABLE `person` ADD `second_factor` text;--> statement-breakpoint
ALTER TABLE `person` ADD `second_factor_at` text;--> statement-breakpoint
ALTER TABLE `person` ADD `second_factor_step` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `recovery_codes` text;--> statement-breakpoint
UPDATE "person" SET "password_set_at" = (SELECT max("replaced_at") FROM "former_password" WHERE "former_password"."person" = "person"."id");
