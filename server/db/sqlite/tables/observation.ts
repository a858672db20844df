import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Decisions on revisions, one row each: never updated, and told by the ledger entry of their sequence. A revision may have several, of
 * several levels and one after another; the row of `observation` has the state after the last. Rule W-4.
 */
export const decision = sqliteTable(
  'decision',
  {
    sequence: integer('sequence').primaryKey(),
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
    /** 0: by the own organisation; 1: by the only reviewer, or by the county; 2: by the city; 3: by the province. Rules W-4, W-11. */
    level: integer('level').notNull(),
    /** The level from which the revision waits after the decision; null where it does not, or where levels do not matter. */
    waitsFromLevel: integer('waits_from'),
    verdict: text('verdict').notNull(),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    reason: text('reason'),
  },
  (t) => [index('decision_of_revision').on(t.indicator, t.region, t.period, t.revision, t.sequence)],
)

/**
 * Revisions, one row each; the columns of the value are never updated. `submittedSequence` is filled at the submission; `state` and
 * `decidedSequence` follow the last decision.
 */
export const observation = sqliteTable(
  'observation',
  {
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    /** The period in SDMX form; within one indicator it sorts in the order of time. */
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
    /** The last day of the period, with which `at` is compared. */
    periodEnd: text('period_end').notNull(),
    value: text('value'),
    reason: text('reason'),
    status: text('status').notNull(),
    bound: text('bound'),
    /** Why it replaces an approved value: error, method or final; null where it does not, or no reason was told. Rule W-13. */
    correction: text('correction'),
    /** The numerator of a share; given together with the denominator, or not at all. */
    numerator: text('numerator'),
    denominator: text('denominator'),
    note: text('note'),
    provenance: text('provenance').notNull(),
    /** The findings at the time of entry, as JSON: 核实性 ones, and in a draft also 强制性 ones. */
    findings: text('findings'),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    sequence: integer('sequence').notNull(),
    state: text('state').notNull(),
    submittedSequence: integer('submitted_sequence'),
    decidedSequence: integer('decided_sequence'),
    // The decision is read from `decision`. The release before, which may run beside this one, reads these columns.
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    returnReason: text('return_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.indicator, t.region, t.period, t.revision] }),
    index('observation_by_state').on(t.state, t.submittedSequence),
    index('observation_decided').on(t.indicator, t.region, t.decidedSequence),
  ],
)
