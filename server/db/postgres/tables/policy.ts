import { integer, pgTable } from 'drizzle-orm/pg-core'
import { text } from '../columns.ts'

/**
 * A document as it was read, with what people made of its figures so far. As with plans that are being drafted the ledger
 * tells only of what is published. `kind`, `proposed` and `decided` are those of `body` and `decisions`, so that a list reads
 * neither. `draft`: the plan draft that it went into.
 */
export const policyReading = pgTable('policy_reading', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  kind: text('kind').notNull().default('other'),
  proposed: integer('proposed').notNull().default(0),
  decided: integer('decided').notNull().default(0),
  body: text('body').notNull(),
  decisions: text('decisions').notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  draft: text('draft'),
})
