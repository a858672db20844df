ALTER TABLE "display" ADD COLUMN "scenes" text collate "C";--> statement-breakpoint
ALTER TABLE "display" ADD COLUMN "density" text collate "C";