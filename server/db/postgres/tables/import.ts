import { index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

/**
 * Imports of tables of history, or of the rows of a program. The original and the outcome are files; the ledger tells of the submission and
 * the decision. `done` of `total`: the progress of the present step, in values.
 */
export const historyImport = pgTable('history_import', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  state: text('state').notNull(),
  /** The heads of the table, by which a table of the same kind is recognised. */
  heads: text('heads').notNull(),
  body: text('body').notNull(),
  findings: text('findings').notNull(),
  file: text('file').notNull(),
  /** The outcome file. */
  outcome: text('outcome'),
  done: integer('done').notNull(),
  total: integer('total').notNull(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  changedAt: text('changed_at').notNull(),
  decidedBy: text('decided_by'),
  reason: text('reason'),
})

/** The consecutive ledger entries that a portion of an import's values has. */
export const importPortion = pgTable(
  'import_portion',
  {
    import: text('import').notNull(),
    place: integer('place').notNull(),
    first: sequence('first').notNull(),
    last: sequence('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.import, t.place] }), index('import_portion_last').on(t.last)],
)

/**
 * Filled templates with their outcomes: `body` is hashed by its ledger entry, `id` consists of the filing's id and a number. The entries
 * of its drafts directly precede `sequence`.
 */
export const filingUpload = pgTable(
  'filing_upload',
  {
    id: text('id').primaryKey(),
    filing: text('filing').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [
    uniqueIndex('filing_upload_number').on(t.filing, t.number),
    uniqueIndex('filing_upload_sequence').on(t.sequence),
  ],
)

/**
 * Files of figures or filings, and their taking back: `body` is hashed by its ledger entry, `id` consists of the filing's id and a number.
 */
export const filingEvidence = pgTable(
  'filing_evidence',
  {
    id: text('id').primaryKey(),
    filing: text('filing').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [
    uniqueIndex('filing_evidence_number').on(t.filing, t.number),
    uniqueIndex('filing_evidence_sequence').on(t.sequence),
  ],
)

/**
 * Reminders of organisations about missing figures: by a person (`point` null), or by the server as a day of the rhythm was reached
 * (`point`, in days from the deadline, negative before it). `body` is hashed by its ledger entry, `id` consists of the filing's id and a
 * number.
 */
export const filingReminder = pgTable(
  'filing_reminder',
  {
    id: text('id').primaryKey(),
    filing: text('filing').notNull(),
    number: integer('number').notNull(),
    organisation: text('organisation').notNull(),
    point: integer('point'),
    day: text('day').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [
    uniqueIndex('filing_reminder_number').on(t.filing, t.number),
    index('filing_reminder_day').on(t.organisation, t.day),
    uniqueIndex('filing_reminder_sequence').on(t.sequence),
  ],
)
