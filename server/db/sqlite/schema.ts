import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { tellsOfPeriod } from '../ledger/period-event.ts'
import { isGivenUp } from '../statements/given-up.ts'

export {
  auditEntry,
  bell,
  display,
  formerPassword,
  knownAddress,
  person,
  session,
  token,
  webhook,
} from './tables/access.ts'
export { decision, observation } from './tables/observation.ts'

/** The spine: append-only, hash-chained. Whatever alters what anyone sees is one row here. */
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
  (t) => [index('ledger_at').on(t.at), index('ledger_period').on(t.sequence).where(tellsOfPeriod)],
)

/** Versions of catalogue records; the newest version of a (kind, id) is the one in force. */
export const catalogueEntry = sqliteTable(
  'catalogue_entry',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    /** `seed` or `administrator`: a seed never overrides an administrator's version. */
    origin: text('origin').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id, t.version] })],
)

/** A published evaluation as it stood. Who published it, when and of what is told by the ledger entry that made it. */
export const evaluationSnapshot = sqliteTable('evaluation_snapshot', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
  sequence: integer('sequence').notNull(),
})

export const periodClosure = sqliteTable('period_closure', {
  period: text('period').primaryKey(),
  closedBy: text('closed_by').notNull(),
  sequence: integer('sequence').notNull(),
})

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

/** One attempt of a job. `endedAt` and `outcome` are null while it is under way, and where its process died until that is found. */
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
 * What is to be told to others, written by the transaction of its cause. `nextAttemptAt` is null where nothing more is tried:
 * it was delivered, or dropped, or given up until an administrator decides.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Their order, in which those of one subject are delivered. */
    number: integer('number').primaryKey(),
    /** By which a receiver knows a repetition. */
    id: text('id').notNull().unique(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    payload: text('payload').notNull(),
    createdAt: text('created_at').notNull(),
    /** Last entry of the ledger when it was written. */
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

/** A file that is kept, by the SHA-256 of its content: the same content twice is one row. */
export const file = sqliteTable('file', {
  hash: text('hash').primaryKey(),
  /** Bytes. */
  size: integer('size').notNull(),
  /** As its content was recognised, in the words of MIME. */
  type: text('type').notNull(),
  storedAt: text('stored_at').notNull(),
  storedBy: text('stored_by').notNull(),
})

/** That an entry of the ledger refers to a file, which stays from then on. The entry tells the same. */
export const fileReference = sqliteTable(
  'file_reference',
  {
    sequence: integer('sequence').notNull(),
    hash: text('hash').notNull(),
    /** What it is called where it is referred to. */
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sequence, t.hash] }), index('file_reference_hash').on(t.hash)],
)

/** Contents of files in pieces: with PostgreSQL alone. Beside SQLite they lie on disk, and there are none here. */
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
export {
  filingEvidence,
  filingReminder,
  filingUpload,
  historyImport,
  importPortion,
} from './tables/import.ts'
export { policyReading } from './tables/policy.ts'
export { documentRequest, meeting, meetingDocument, meetingPart, meetingSnapshot } from './tables/meeting.ts'
export { planDraft, proposalStep } from './tables/plan.ts'
