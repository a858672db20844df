import { auditKinds } from '#metrics/wording/installation/audit.ts'
import { ledgerGroupNames } from '#metrics/wording/installation/ledger-kinds.ts'
import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, Nullable, RegionCode, Sequence } from './scalars.ts'

const AuditKindName = Type.Enum(auditKinds)

const soughtOfAny = {
  /** An actor's id, as entries bear it: `person:…`, `token:…`, `display:…`, `remote:…`, `nobody`. */
  actor: Type.Optional(Type.String({ maxLength: 120 })),
  from: Type.Optional(DateText),
  /** The last day, included. */
  until: Type.Optional(DateText),
}
const sought = { ...soughtOfAny, kind: Type.Optional(AuditKindName) }
const paged = {
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
}
export const AuditQuery = Type.Object({ ...sought, ...paged }, { additionalProperties: false })
export const AuditTableQuery = Type.Object(sought, { additionalProperties: false })

/**
 * `result`: `ok`, or the code of a refusal. `times`: the number of events within a minute that the entry stands for, which are equal but for
 * those of `omitted`.
 */
export const AuditItem = Type.Object({
  sequence: Sequence,
  at: Instant,
  kind: Type.String(),
  actor: Type.String(),
  actorName: Type.String(),
  address: Type.String(),
  subject: Type.String(),
  result: Type.String(),
  times: Type.Integer(),
})
/** A page of entries, newest first; `next` is the `before` of the next page, null where there is none. */
export const AuditPage = Type.Object({ entries: Type.Array(AuditItem), next: Nullable(Sequence) })

const soughtOnLedger = {
  ...soughtOfAny,
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  /** All kinds of a group. */
  group: Type.Optional(Type.Enum(ledgerGroupNames)),
  /** Any of these three restricts the entries to acts on figures of such cells. */
  indicator: Type.Optional(Id),
  region: Type.Optional(RegionCode),
  period: Type.Optional(Type.String({ pattern: '^[0-9]{4}(-[ASQMWD][0-9]{1,3})?$' })),
}
export const LedgerQuery = Type.Object({ ...soughtOnLedger, ...paged }, { additionalProperties: false })
export const LedgerTableQuery = Type.Object(soughtOnLedger, { additionalProperties: false })

/** An entry of the ledger: `told`, what was done, in words; `cell`, the cell whose figure the act is about. */
export const LedgerItem = Type.Object({
  sequence: Sequence,
  at: Instant,
  kind: Type.String(),
  actor: Type.String(),
  actorName: Type.String(),
  told: Type.String(),
  cell: Nullable(Type.Object({ indicator: Type.String(), region: Type.String(), period: Type.String() })),
})
/**
 * A page of entries, newest first; `next` is the `before` of the next page, null where there is none. A request looks at a limited number
 * of entries, so that a page may be empty and `next` goes on.
 */
export const LedgerPage = Type.Object({ entries: Type.Array(LedgerItem), next: Nullable(Sequence) })

/** The outcome of verifying the log; `fault` is null where it is sound. */
export const AuditVerified = Type.Object({
  at: Instant,
  entries: Type.Integer(),
  head: Nullable(Type.Object({ sequence: Sequence, hash: Type.String() })),
  fault: Nullable(Type.String()),
})

const Verdict = Type.Object({
  sound: Type.Boolean(),
  /** What is told of a sound database, in sentences. */
  lines: Type.Array(Type.String()),
  remarks: Type.Array(Type.String()),
  /** Every fault, up to a hundred; `sequence`: the entry of the ledger that it concerns. */
  faults: Type.Array(Type.Object({ sequence: Nullable(Type.Integer()), fault: Type.String() })),
})

/**
 * Verifications of ledger, audit log, rows, files and noted ends. `running` and `ended`: the one under way, and the last one of this
 * process, with its verdict, or why there is none. `last`: the last one of all that came to a verdict, as the audit log tells it.
 */
export const VerificationState = Type.Object({
  running: Nullable(
    Type.Object({
      byName: Type.String(),
      since: Instant,
      /** The present step in words, and how much of it is done. */
      step: Type.String(),
      done: Type.Integer(),
      of: Type.Integer(),
    }),
  ),
  ended: Nullable(
    Type.Object({
      byName: Type.String(),
      at: Instant,
      verdict: Nullable(Verdict),
      problem: Nullable(Type.String()),
    }),
  ),
  last: Nullable(
    Type.Object({ byName: Type.String(), at: Instant, result: Type.String(), subject: Type.String() }),
  ),
})

/** What an auditor asks first: since when the logs are kept, and what was unusual since `lookedFrom`, by kinds of events. */
export const AuditOverview = Type.Object({
  ledger: Type.Object({ entries: Type.Integer(), begunAt: Nullable(Instant) }),
  auditBegunAt: Nullable(Instant),
  lookedFrom: DateText,
  unusual: Type.Array(
    Type.Object({
      log: Type.Enum(['ledger', 'audit'] as const),
      kind: Type.String(),
      times: Type.Integer(),
      lastAt: Instant,
    }),
  ),
})

export type VerificationState = Static<typeof VerificationState>
export type AuditOverview = Static<typeof AuditOverview>
export type AuditTableQuery = Static<typeof AuditTableQuery>
export type AuditItem = Static<typeof AuditItem>
export type AuditPage = Static<typeof AuditPage>
export type AuditVerified = Static<typeof AuditVerified>
export type LedgerTableQuery = Static<typeof LedgerTableQuery>
export type LedgerItem = Static<typeof LedgerItem>
export type LedgerPage = Static<typeof LedgerPage>
