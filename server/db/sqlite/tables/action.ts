import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What was done to an action item (督办), step by step; `id` is the item's with the number of the step. Who did it and when is told by the ledger. */
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

/** What leaders wrote on targets (批示), and why no item was made of it (不立项): a row each. */
export const instruction = sqliteTable('instruction', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})
