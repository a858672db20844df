import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The steps of action items (督办); `id` consists of the item's id and the number of the step. The ledger tells who took a step and when. */
export const actionStep = sqliteTable(
  'action_step',
  {
    id: text('id').primaryKey(),
    item: text('item').notNull(),
    step: integer('step').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [uniqueIndex('action_step_place').on(t.item, t.step)],
)

/** Instructions of leaders on targets (批示), and the reasons why no order was made of one (不立项): a row each. */
export const instruction = sqliteTable('instruction', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})
