import { index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

/**
 * A table of history that was handed in. Its original and what was read of it lie with the files; the ledger tells that it was
 * submitted, and what was decided. `done` of `total`: how far what is under way has come, in values.
 */
export const historyImport = pgTable('history_import', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  state: text('state').notNull(),
  /** The heads of its table, by which one of the same make is known again. */
  heads: text('heads').notNull(),
  body: text('body').notNull(),
  findings: text('findings').notNull(),
  file: text('file').notNull(),
  /** The file of what was read of it. */
  outcome: text('outcome'),
  done: integer('done').notNull(),
  total: integer('total').notNull(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  changedAt: text('changed_at').notNull(),
  decidedBy: text('decided_by'),
  reason: text('reason'),
})

/** Which entries of the ledger, all in a row, brought a portion of an import's values. */
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
 * A template that was filled, and what came of it: `body` as its entry of the ledger has it by hash, `id` the filing's with the number.
 * The entries of its drafts stand right before `sequence`.
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

/** Files beside figures or filings, and that one was taken back: `body` as the entry has it by hash, `id` the filing's with the number. */
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
 * That an organisation was asked for what it has not reported: by somebody (`point` null), or on a day before or after its deadline (`point`, in
 * days). `body` as its entry of the ledger has it by hash, `id` the filing's with the number.
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
