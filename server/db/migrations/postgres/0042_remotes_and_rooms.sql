ALTER TABLE "display" ADD COLUMN "remote" text collate "C";--> statement-breakpoint
ALTER TABLE "display" ADD COLUMN "meeting" text collate "C";