import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { tellsOfAccess } from '../ledger/access-event.ts'
import { tellsOfPeriod } from '../ledger/period-event.ts'
import { isGivenUp } from '../statements/given-up.ts'

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
export { decision, observation } from './tables/observation.ts'

/** The ledger: append-only and hash-chained. Every change of what anybody sees is a row. */
export const ledger = sqliteTable(
  'ledger',
  {
    sequence: integer('sequence').primaryKey(),
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

/** Versions of catalogue records; the newest version of a (kind, id) is in force. */
export const catalogueEntry = sqliteTable(
  'catalogue_entry',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    /** `seed` or `administrator`: a seed never replaces an administrator's version. */
    origin: text('origin').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id, t.version] })],
)

/** Steps on a figure that are no revision of it: disputes with the decisions on them, questions and answers. `id` begins with the cell; the ledger holds each. */
export const figureStep = sqliteTable(
  'figure_step',
  {
    id: text('id').primaryKey(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
    /** What the body tells first, and the sequence of the dispute that it ends; null in rows of an earlier release. */
    act: text('act'),
    ends: integer('ends'),
  },
  (t) => [index('figure_step_act').on(t.act, t.sequence), index('figure_step_ends').on(t.ends)],
)

/** Published evaluations. The ledger tells who published one, when, and of what. */
export const evaluationSnapshot = sqliteTable('evaluation_snapshot', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})

/** The periods that are closed. The ledger tells who closed one, when and why. */
export const periodClosure = sqliteTable('period_closure', {
  period: text('period').primaryKey(),
  closedBy: text('closed_by').notNull(),
  sequence: integer('sequence').notNull(),
})

/** Organisations that may report a period after its closing, up to a day. The ledger tells who granted it, when and why. */
export const periodException = sqliteTable('period_exception', {
  id: text('id').primaryKey(),
  period: text('period').notNull(),
  organisation: text('organisation').notNull(),
  until: text('until').notNull(),
  grantedBy: text('granted_by').notNull(),
  sequence: integer('sequence').notNull(),
})

/** Answers to requests with an Idempotency-Key, which a repeated request gets again; `requestHash`: by which another request is told from it. */
export const idempotency = sqliteTable(
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

/** Attempts of jobs. `endedAt` and `outcome` are null while one runs, and after its process died, until that is noticed. */
export const jobRun = sqliteTable(
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

/**
 * Messages, written by the transaction of their cause. `nextAttemptAt` is null for a message that was delivered, was dropped, or is given
 * up until an administrator decides.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** The place in the sequence of messages, in which those of one subject are delivered. */
    number: integer('number').primaryKey(),
    /** The id by which a receiver recognises a repetition. */
    id: text('id').notNull().unique(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    payload: text('payload').notNull(),
    createdAt: text('created_at').notNull(),
    /** The last ledger entry when the message was written. */
    sequence: integer('sequence').notNull(),
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

/** Kept files by the SHA-256 of their contents: the same content twice is one row. */
export const file = sqliteTable('file', {
  hash: text('hash').primaryKey(),
  /** The size in bytes. */
  size: integer('size').notNull(),
  /** The MIME type by which the content was recognised. */
  type: text('type').notNull(),
  storedAt: text('stored_at').notNull(),
  storedBy: text('stored_by').notNull(),
})

/** References of ledger entries to files, which stay from then on. The entries name the same files. */
export const fileReference = sqliteTable(
  'file_reference',
  {
    sequence: integer('sequence').notNull(),
    hash: text('hash').notNull(),
    /** The name of the file in the reference. */
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sequence, t.hash] }), index('file_reference_hash').on(t.hash)],
)

/** Pieces of file contents, in PostgreSQL alone. Beside SQLite the contents are on disk, and the table is empty. */
export const filePiece = sqliteTable(
  'file_piece',
  {
    hash: text('hash').notNull(),
    place: integer('place').notNull(),
    storedAt: text('stored_at').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
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
