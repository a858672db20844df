import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What was decided on a revision, one row a decision: never updated, and told by the ledger entry of its sequence. A revision may
 * have several, of several levels and one after another; the row of `observation` stands as the last of them left it. Rule W-4.
 */
export const decision = sqliteTable(
  'decision',
  {
    sequence: integer('sequence').primaryKey(),
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
    /** 0: by its own organisation; 1: the review; above it further ones. */
    level: integer('level').notNull(),
    verdict: text('verdict').notNull(),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    reason: text('reason'),
  },
  (t) => [index('decision_of_revision').on(t.indicator, t.region, t.period, t.revision, t.sequence)],
)

/**
 * One row a revision; the value columns are never updated. `submittedSequence` is filled when it is submitted; `state` and
 * `decidedSequence` are what its last decision made of it.
 */
export const observation = sqliteTable(
  'observation',
  {
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    /** SDMX form; within one indicator it sorts in time order. */
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
    /** Last day of the period: the axis of `at`. */
    periodEnd: text('period_end').notNull(),
    value: text('value'),
    reason: text('reason'),
    status: text('status').notNull(),
    bound: text('bound'),
    /** What a share was computed from; both or neither. */
    numerator: text('numerator'),
    denominator: text('denominator'),
    note: text('note'),
    provenance: text('provenance').notNull(),
    /** 核实性 findings that stood when it was entered, as JSON. */
    findings: text('findings'),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    sequence: integer('sequence').notNull(),
    state: text('state').notNull(),
    submittedSequence: integer('submitted_sequence'),
    decidedSequence: integer('decided_sequence'),
    // Who decided, when and why is read from `decision`. The release before, which may run beside this one, reads it here.
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
