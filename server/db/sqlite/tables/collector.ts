import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Collectors (采集任务), by which the server reads values from other systems. `body` (JSON) holds how the source is read, mapped and
 * scheduled, `state` (JSON) what came of the last runs. A removed collector keeps its row, since revisions name it as their actor.
 */
export const collector = sqliteTable('collector', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  body: text('body').notNull(),
  /** The secret that the source asks for, sealed by `server/outgoing/sealed-secret.ts`; null: it asks for none. */
  secret: text('secret'),
  enabled: integer('enabled').notNull(),
  /** The reviewer by whose grant sound values count as approved at once; null: there is no grant. */
  grantedBy: text('granted_by'),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  /** The person who last said what is read, and from where. */
  changedBy: text('changed_by').notNull(),
  removedAt: text('removed_at'),
  state: text('state').notNull(),
  /** The time of the next run by the schedule, or of the next attempt after a failure; null: there is none. */
  nextAt: text('next_at'),
  /** The time and the person of a request to run at once. */
  wantedAt: text('wanted_at'),
  wantedBy: text('wanted_by'),
  /** The run under way, its process, its beginning, and the step at which it is; a run whose claim was taken over stores nothing. */
  claim: text('claim'),
  claimedBy: text('claimed_by'),
  claimedAt: text('claimed_at'),
  step: text('step'),
  /** Since when and why nothing more comes, with the series that came before, as JSON; null: it is not interrupted. */
  interrupted: text('interrupted'),
})

/** Runs of collectors with what was read, taken and refused: `body` is hashed by its ledger entry, `id` consists of the collector's id and a number. */
export const collectorRun = sqliteTable(
  'collector_run',
  {
    id: text('id').primaryKey(),
    collector: text('collector').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [
    uniqueIndex('collector_run_number').on(t.collector, t.number),
    uniqueIndex('collector_run_sequence').on(t.sequence),
  ],
)
