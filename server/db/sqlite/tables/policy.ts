import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Readings of documents with the decisions on their figures. As with plan drafts, the ledger tells of the publication alone. `kind`,
 * `proposed` and `decided` repeat facts of `body` and `decisions`, so that a list need not read these. `draft`: the plan draft into which
 * the reading was put.
 */
export const policyReading = sqliteTable('policy_reading', {
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
