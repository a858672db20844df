import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * A document as it was read, with what people made of its figures so far. As with plans that are being drafted the ledger
 * tells only of what is published. `draft`: the plan draft that it went into.
 */
export const policyReading = sqliteTable('policy_reading', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  decisions: text('decisions').notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  draft: text('draft'),
})
