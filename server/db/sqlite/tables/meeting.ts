import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Meetings as they were convened. The ledger tells who convened one and when. */
export const meeting = sqliteTable('meeting', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})

/** Frozen pictures of meetings; `id` consists of the meeting's id and the number of the version. */
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
 * Changes of a meeting after its convening, part by part, such as an item of its agenda, a narrative, a note or its end. Each version of a
 * part is a row; the newest stands. `id` consists of the meeting's id, the part and the version.
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

/** Documents made of a frozen picture, with what their ledger entries tell and the files that these refer to. */
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

/** Requests for documents that are not made: they wait, are being made by an instance, or have failed. */
export const documentRequest = sqliteTable('document_order', {
  id: text('id').primaryKey(),
  meeting: text('meeting').notNull(),
  version: integer('version').notNull(),
  kind: text('kind').notNull(),
  /** The head of the document, as JSON. */
  head: text('head').notNull(),
  orderedAt: text('ordered_at').notNull(),
  orderedBy: text('ordered_by').notNull(),
  /** The instance that makes the document. */
  makes: text('makes'),
  /** The reason of the failure. */
  reason: text('reason'),
})
