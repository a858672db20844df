import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A meeting as it was convened. Who convened it and when is told by the ledger entry that made it. */
export const meeting = sqliteTable('meeting', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})

/** A meeting's picture as it was frozen; `id` is the meeting's with the number of the version. */
export const meetingSnapshot = sqliteTable(
  'meeting_snapshot',
  {
    id: text('id').primaryKey(),
    meeting: text('meeting').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [uniqueIndex('meeting_snapshot_version').on(t.meeting, t.version)],
)

/**
 * What was done to a meeting after it was convened, part by part: an item of its agenda, a narrative, a note, its beginning
 * and its end. Each version of a part is a row; the newest stands. `id` is the meeting's with the part and the version.
 */
export const meetingPart = sqliteTable(
  'meeting_part',
  {
    id: text('id').primaryKey(),
    meeting: text('meeting').notNull(),
    part: text('part').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [uniqueIndex('meeting_part_version').on(t.meeting, t.part, t.version)],
)

/** A document that was made of a frozen picture; what its entry of the ledger tells, and the file that the entry refers to. */
export const meetingDocument = sqliteTable(
  'meeting_document',
  {
    id: text('id').primaryKey(),
    meeting: text('meeting').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [index('meeting_document_meeting').on(t.meeting)],
)

/** A document that was asked for and is not made: it waits, is being made by an instance, or could not be. */
export const documentRequest = sqliteTable('document_order', {
  id: text('id').primaryKey(),
  meeting: text('meeting').notNull(),
  version: integer('version').notNull(),
  kind: text('kind').notNull(),
  /** What stands at its head, as JSON. */
  head: text('head').notNull(),
  orderedAt: text('ordered_at').notNull(),
  orderedBy: text('ordered_by').notNull(),
  /** The instance that makes it. */
  makes: text('makes'),
  /** Why it could not be made. */
  reason: text('reason'),
})
