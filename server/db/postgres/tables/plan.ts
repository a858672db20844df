import { integer, pgTable } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

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

/** A change that waits for a second person, or what became of one: a row each, as text. */
export const proposalStep = pgTable('proposal_step', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: sequence('sequence').notNull(),
})
