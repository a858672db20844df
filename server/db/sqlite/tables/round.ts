import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Reporting rounds (报送轮次) part by part: what is asked, each answer, what was reminded of, the end. Each version of a part is a row; the
 * newest stands. `id` consists of the round's id, the part and the version.
 */
export const roundPart = sqliteTable(
  'round_part',
  {
    id: text('id').primaryKey(),
    round: text('round').notNull(),
    part: text('part').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [uniqueIndex('round_part_version').on(t.round, t.part, t.version)],
)
