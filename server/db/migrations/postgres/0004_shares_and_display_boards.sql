ALTER TABLE "display" ADD COLUMN "scope" text collate "C";--> statement-breakpoint
ALTER TABLE "display" ADD COLUMN "at" text collate "C";--> statement-breakpoint
ALTER TABLE "observation" ADD COLUMN "numerator" text collate "C";--> statement-breakpoint
ALTER TABLE "observation" ADD COLUMN "denominator" text collate "C";