ALTER TABLE "token" ADD COLUMN "cells" text collate "C";--> statement-breakpoint
ALTER TABLE "token" ADD COLUMN "created_by" text collate "C";--> statement-breakpoint
ALTER TABLE "token" ADD COLUMN "source" text collate "C";--> statement-breakpoint
ALTER TABLE "token" ADD COLUMN "expires_at" text collate "C";--> statement-breakpoint
ALTER TABLE "token" ADD COLUMN "last_used_at" text collate "C";