import { auditKinds } from '#metrics/wording/installation/audit.ts'
import Type, { type Static } from 'typebox'
import { DateText, Instant, Nullable, Sequence } from './scalars.ts'

const AuditKindName = Type.Enum(auditKinds)

const sought = {
  /** An actor's id, as entries bear it: `person:…`, `token:…`, `display:…`, `nobody`. */
  actor: Type.Optional(Type.String({ maxLength: 120 })),
  kind: Type.Optional(AuditKindName),
  from: Type.Optional(DateText),
  /** The last day, included. */
  until: Type.Optional(DateText),
}
export const AuditQuery = Type.Object(
  {
    ...sought,
    before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
  },
  { additionalProperties: false },
)
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

/** The outcome of verifying the log; `fault` is null where it is sound. */
export const AuditVerified = Type.Object({
  at: Instant,
  entries: Type.Integer(),
  head: Nullable(Type.Object({ sequence: Sequence, hash: Type.String() })),
  fault: Nullable(Type.String()),
})

export type AuditTableQuery = Static<typeof AuditTableQuery>
export type AuditItem = Static<typeof AuditItem>
export type AuditPage = Static<typeof AuditPage>
export type AuditVerified = Static<typeof AuditVerified>
