import { integer, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { sequence, text } from './columns.ts'

/** A meeting as it was convened. Who convened it and when is told by the ledger entry that made it. */
export const meeting = pgTable('meeting', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: sequence('sequence').notNull(),
})

/** A meeting's picture as it was frozen; `id` is the meeting's with the number of the version. */
export const meetingSnapshot = pgTable(
  'meeting_snapshot',
  {
    id: text('id').primaryKey(),
    meeting: text('meeting').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [uniqueIndex('meeting_snapshot_version').on(t.meeting, t.version)],
)

/**
 * What was done to a meeting after it was convened, part by part: an item of its agenda, a narrative, a note, its beginning
 * and its end. Each version of a part is a row; the newest stands. `id` is the meeting's with the part and the version.
 */
export const meetingPart = pgTable(
  'meeting_part',
  {
    id: text('id').primaryKey(),
    meeting: text('meeting').notNull(),
    part: text('part').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [uniqueIndex('meeting_part_version').on(t.meeting, t.part, t.version)],
)
