import Type, { type Static } from 'typebox'
import { FreeText, Instant, Nullable, Sequence } from './scalars.ts'

/** The state of the backups. The latest failure stays until a backup succeeds after it. `nextAt` null: backups are made only by hand. */
export const BackupStatus = Type.Object({
  folder: Type.String(),
  lastGood: Nullable(Type.Object({ at: Instant, sequence: Sequence, bytes: Type.Integer() })),
  lastFailure: Nullable(Type.Object({ at: Instant, reason: Type.String() })),
  nextAt: Nullable(Instant),
  running: Type.Boolean({ description: 'this instance is making one' }),
})

/**
 * The outcomes of a job's attempt. `failed` is tried again; `given-up` is not until the job is due anew; `stopped`: the server ended, or
 * lost the lease, before the attempt did; `interrupted`: its process died.
 */
export const jobOutcomes = ['done', 'failed', 'given-up', 'stopped', 'interrupted'] as const

/** The state of a job. */
const JobState = Type.Object({
  name: Type.String(),
  title: Type.String(),
  /** The time at which the job is next due, or due and not done; null: it runs only on request. */
  dueAt: Nullable(Instant),
  /** The time of the next attempt. */
  nextAt: Nullable(Instant),
  running: Type.Boolean({ description: 'by this instance' }),
  lastDoneAt: Nullable(Instant),
  lastRun: Nullable(
    Type.Object({
      dueAt: Instant,
      attempt: Type.Integer(),
      instance: Type.String(),
      startedAt: Instant,
      endedAt: Nullable(Instant),
      outcome: Nullable(Type.Enum(jobOutcomes, { description: 'null: under way' })),
      reason: Nullable(Type.String()),
    }),
  ),
  /** The last attempt, if it failed and the job has not succeeded since. */
  failure: Nullable(
    Type.Object({
      at: Instant,
      reason: Type.String(),
      attempt: Type.Integer(),
      givenUp: Type.Boolean(),
    }),
  ),
})

/** The state of the outbox: the number of waiting messages, and those given up until an administrator decides (the first 50). */
const OutboxState = Type.Object({
  waiting: Type.Integer(),
  oldestWaitingAt: Nullable(Instant),
  lastError: Nullable(
    Type.String({ description: 'why the next that is tried again was not delivered so far' }),
  ),
  givenUp: Type.Integer(),
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      title: Type.String({ description: 'what the kind is called' }),
      subject: Type.String(),
      createdAt: Instant,
      attempts: Type.Integer(),
      lastError: Nullable(Type.String()),
    }),
  ),
})
/**
 * The body of `DELETE /api/messages/:id`, which drops a message that was given up; `POST /api/messages/:id/attempts` lets it be tried
 * again.
 */
export const DroppedMessage = Type.Object(
  { reason: FreeText({ title: '原因', maxLength: 500 }) },
  { additionalProperties: false },
)

/** 正常, 注意 (look at it today), 异常 (look at it now); `reason` is a sentence on the facts and on what to do. */
const PartCondition = Type.Object({
  condition: Type.Enum(['normal', 'attention', 'failing'] as const),
  reason: Type.String(),
})
export const parts = [
  'database',
  'ledger',
  'walls',
  'queues',
  'process',
  'threads',
  'jobs',
  'messages',
  'collectors',
  'backups',
  'refusals',
] as const

const WallSocket = Type.Object({
  scope: Type.String(),
  at: Nullable(Type.String({ description: 'reference date; null: today, whatever day that is' })),
  /** The last ledger entry of which the socket was told. */
  told: Sequence,
  lag: Type.Integer({ description: 'entries of the ledger that it has not been told of' }),
  bufferedBytes: Type.Integer(),
  behind: Type.Boolean({ description: 'reads too slowly: will get a snapshot' }),
  silentSeconds: Type.Number({ description: 'since the last sign of life' }),
})

/** A paired display. `elsewhere`: it was seen within three minutes, but not by this instance. */
const Wall = Type.Object({
  id: Type.String(),
  name: Type.String(),
  state: Type.Enum(['here', 'elsewhere', 'away'] as const),
  lastSeenAt: Nullable(Instant),
  sockets: Type.Array(WallSocket),
})

/** `GET /api/operations` (administer): the state of this instance and of its database. */
export const Operations = Type.Object({
  at: Instant,
  judged: Type.Object(
    Object.fromEntries(parts.map((part) => [part, PartCondition])) as Record<
      (typeof parts)[number],
      typeof PartCondition
    >,
  ),
  ledger: Type.Object({
    sequence: Sequence,
    at: Nullable(Instant),
    hash: Type.String({ description: 'of the last entry: write it down elsewhere' }),
    told: Type.Integer({ description: 'up to where this instance has told its sockets' }),
  }),
  live: Type.Object({
    sockets: Type.Integer(),
    mostSockets: Type.Integer({ description: 'that are let in at a time' }),
    audiences: Type.Integer({ description: 'scopes and reference dates that are watched' }),
    dropped: Type.Integer({ description: 'slow sockets dropped to a snapshot since the start' }),
  }),
  walls: Type.Array(Wall),
  queues: Type.Object({
    commit: Type.Integer({ description: 'works that wait for their commit' }),
    review: Type.Integer({ description: 'submitted cells that wait for a decision' }),
    oldestReviewAt: Nullable(Instant),
    notices: Type.Integer({ description: 'entries of the ledger not yet told to sockets' }),
  }),
  database: Type.Object({
    engine: Type.Enum(['sqlite', 'postgres'] as const),
    version: Type.String(),
    bytes: Type.Integer(),
    freeBytes: Nullable(Type.Integer({ description: 'on the disk of the file; null on PostgreSQL' })),
    migration: Type.String({ description: 'the last that was applied' }),
    migratedAt: Type.String({ description: 'when that migration was made' }),
  }),
  instances: Nullable(
    Type.Array(
      Type.Object({ name: Type.String(), since: Instant, connections: Type.Integer(), own: Type.Boolean() }),
    ),
  ),
  process: Type.Object({
    version: Type.String(),
    node: Type.String(),
    startedAt: Instant,
    residentBytes: Type.Integer(),
    heapUsedBytes: Type.Integer(),
    heapLimitBytes: Type.Integer(),
    loopDelaySeconds: Type.Number({ description: '99th percentile over the last minute' }),
  }),
  /** The threads that read files and make documents. */
  threads: Type.Object({
    most: Type.Integer({ description: 'that run at a time' }),
    running: Type.Integer(),
    waiting: Type.Integer({ description: 'works that wait for a thread' }),
    mostWaiting: Type.Integer({ description: 'behind so many nobody else is let in' }),
  }),
  jobs: Type.Array(JobState),
  outbox: OutboxState,
  webhooks: Type.Object({
    held: Type.Integer({ description: 'stopped since this was restored from a backup' }),
    sealed: Type.Integer({ description: 'whose secret cannot be opened' }),
  }),
  collectors: Type.Object({
    enabled: Type.Integer(),
    interrupted: Type.Array(Type.String(), { description: 'the names of those that bring nothing any more' }),
    failing: Type.Integer({ description: 'whose last run failed' }),
    sealed: Type.Integer({ description: 'whose secret cannot be opened' }),
    nextAt: Nullable(Instant),
  }),
  backups: BackupStatus,
  refusals: Type.Array(
    Type.Object({
      code: Type.String(),
      lastHour: Type.Integer(),
      total: Type.Integer({ description: 'since the start' }),
      lastAt: Instant,
    }),
  ),
})

export type BackupStatus = Static<typeof BackupStatus>
export type JobOutcome = (typeof jobOutcomes)[number]
export type OutboxState = Static<typeof OutboxState>
export type JobState = Static<typeof JobState>
export type PartCondition = Static<typeof PartCondition>
export type OperationsPart = (typeof parts)[number]
export type Operations = Static<typeof Operations>
export type Wall = Static<typeof Wall>
