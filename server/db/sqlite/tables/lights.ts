import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Lights that turned (亮灯变化). `body` is hashed by its ledger entry, `id` consists of the target and a number. `demoDay`: the day of the
 * demo for whose people alone it turned, else ''. `day`: when it was found.
 */
export const lightTurn = sqliteTable(
  'light_turn',
  {
    id: text('id').primaryKey(),
    target: text('target').notNull(),
    number: integer('number').notNull(),
    demoDay: text('demo_day').notNull(),
    day: text('day').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [
    uniqueIndex('light_turn_number').on(t.target, t.number),
    index('light_turn_day').on(t.target, t.day),
    uniqueIndex('light_turn_sequence').on(t.sequence),
  ],
)

/** Who watches which target (关注), and the last ledger entry before they began. The ledger does not tell of it. */
export const watch = sqliteTable(
  'watch',
  {
    person: text('person').notNull(),
    target: text('target').notNull(),
    since: integer('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.target] }), index('watch_target').on(t.target)],
)

/** The one row says up to which ledger entry, and which day, turned lights were looked for. */
export const lightsFollowed = sqliteTable('lights_followed', {
  id: integer('id').primaryKey(),
  followed: integer('followed').notNull(),
  followedDay: text('followed_day').notNull(),
})
