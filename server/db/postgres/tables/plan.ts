import { integer, pgTable } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

/**
 * Plan drafts. Only those who draft or audit see them, so the ledger tells of their publication alone. `document`: the document as which it
 * was published; `published`: the published version.
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

/** Proposals that wait for a second person, and the decisions on them: a row each, as text. */
export const proposalStep = pgTable('proposal_step', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: sequence('sequence').notNull(),
})
