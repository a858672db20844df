import { integer, pgTable } from 'drizzle-orm/pg-core'
import { text } from './columns.ts'

/**
 * A plan as it is being drafted: nobody but those who draft sees it, so the ledger tells only of its publication. `document`:
 * the document that it was published as; `published`: the version that was.
 */
export const planDraft = pgTable('plan_draft', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  body: text('body').notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  document: text('document'),
  published: integer('published'),
})
