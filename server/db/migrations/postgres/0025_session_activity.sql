ALTER TABLE "session" ADD COLUMN "address" text collate "C";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "browser" text collate "C";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "last_active_at" text collate "C";