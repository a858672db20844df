import { bigint, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { tellsOfAccess } from '../ledger/access-event.ts'
import { tellsOfPeriod } from '../ledger/period-event.ts'
import { isGivenUp } from '../statements/given-up.ts'
import { bytes, sequence, text } from './columns.ts'

/** The tables of `sqlite/schema.ts`, where they are described, for PostgreSQL; a test compares both. */

export {
  accountStep,
  auditEntry,
  bell,
  delivery,
  display,
  displayProfile,
  formerPassword,
  knownAddress,
  person,
  session,
  token,
  webhook,
} from './tables/access.ts'

export const ledger = pgTable(
  'ledger',
  {
    sequence: sequence('sequence').primaryKey(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    payload: text('payload').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('ledger_at').on(t.at),
    index('ledger_period').on(t.sequence).where(tellsOfPeriod),
    index('ledger_person').on(t.subject, t.sequence).where(tellsOfAccess),
  ],
)

export const decision = pgTable(
  'decision',
  {
    sequence: sequence('sequence').primaryKey(),
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
    level: integer('level').notNull(),
    waitsFromLevel: integer('waits_from'),
    verdict: text('verdict').notNull(),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    reason: text('reason'),
  },
  (t) => [index('decision_of_revision').on(t.indicator, t.region, t.period, t.revision, t.sequence)],
)

export const observation = pgTable(
  'observation',
  {
    indicator: text('indicator').notNull(),
    region: text('region').notNull(),
    period: text('period').notNull(),
    revision: integer('revision').notNull(),
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
    findings: text('findings'),
    actor: text('actor').notNull(),
    at: text('at').notNull(),
    sequence: sequence('sequence').notNull(),
    state: text('state').notNull(),
    submittedSequence: sequence('submitted_sequence'),
    decidedSequence: sequence('decided_sequence'),
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

export const catalogueEntry = pgTable(
  'catalogue_entry',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    origin: text('origin').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id, t.version] })],
)

export const figureStep = pgTable(
  'figure_step',
  {
    id: text('id').primaryKey(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
    act: text('act'),
    ends: sequence('ends'),
  },
  (t) => [index('figure_step_act').on(t.act, t.sequence), index('figure_step_ends').on(t.ends)],
)

export const evaluationSnapshot = pgTable('evaluation_snapshot', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: sequence('sequence').notNull(),
})

export const periodClosure = pgTable('period_closure', {
  period: text('period').primaryKey(),
  closedBy: text('closed_by').notNull(),
  sequence: sequence('sequence').notNull(),
})

/** Organisations that may report a period after its closing, up to a day. The ledger tells who granted it, when and why. */
export const periodException = pgTable('period_exception', {
  id: text('id').primaryKey(),
  period: text('period').notNull(),
  organisation: text('organisation').notNull(),
  until: text('until').notNull(),
  grantedBy: text('granted_by').notNull(),
  sequence: sequence('sequence').notNull(),
})

export const idempotency = pgTable(
  'idempotency',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    body: text('body').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] }), index('idempotency_at').on(t.at)],
)

export const jobRun = pgTable(
  'job_run',
  {
    id: text('id').primaryKey(),
    job: text('job').notNull(),
    dueAt: text('due_at').notNull(),
    attempt: integer('attempt').notNull(),
    instance: text('instance').notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
    outcome: text('outcome'),
    reason: text('reason'),
  },
  (t) => [index('job_run_started').on(t.job, t.startedAt)],
)

export const outbox = pgTable(
  'outbox',
  {
    number: sequence('number').primaryKey(),
    id: text('id').notNull().unique(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    payload: text('payload').notNull(),
    createdAt: text('created_at').notNull(),
    sequence: sequence('sequence').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: text('next_attempt_at'),
    lastError: text('last_error'),
    deliveredAt: text('delivered_at'),
    droppedAt: text('dropped_at'),
    droppedBy: text('dropped_by'),
    dropReason: text('drop_reason'),
  },
  (t) => [
    index('outbox_next_attempt').on(t.nextAttemptAt),
    index('outbox_given_up').on(t.number).where(isGivenUp),
  ],
)

export const file = pgTable('file', {
  hash: text('hash').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  type: text('type').notNull(),
  storedAt: text('stored_at').notNull(),
  storedBy: text('stored_by').notNull(),
})

export const fileReference = pgTable(
  'file_reference',
  {
    sequence: sequence('sequence').notNull(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sequence, t.hash] }), index('file_reference_hash').on(t.hash)],
)

export const filePiece = pgTable(
  'file_piece',
  {
    hash: text('hash').notNull(),
    place: integer('place').notNull(),
    storedAt: text('stored_at').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.place] })],
)

export { actionStep, instruction } from './tables/action.ts'
export { collector, collectorRun } from './tables/collector.ts'
export {
  filingEvidence,
  filingReminder,
  filingUpload,
  historyImport,
  importPortion,
} from './tables/import.ts'
export { lightTurn, lightsFollowed, watch } from './tables/lights.ts'
export { regionMap } from './tables/map.ts'
export { policyReading } from './tables/policy.ts'
export { documentRequest, meeting, meetingDocument, meetingPart, meetingSnapshot } from './tables/meeting.ts'
export { roundPart } from './tables/round.ts'
export { planDraft, proposalStep } from './tables/plan.ts'
