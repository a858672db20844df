import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Plan drafts. Only those who draft or audit see them, so the ledger tells of their publication alone. `document`: the document as which it
 * was published; `published`: the published version.
 */
export const planDraft = sqliteTable('plan_draft', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  body: text('body').notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  document: text('document'),
  published: integer('published'),
})

/** Proposals that wait for a second person, and the decisions on them: a row each, as text. */
export const proposalStep = sqliteTable('proposal_step', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})
