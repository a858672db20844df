import { LONGEST_VALUE } from '#metrics/numbers/parse-value.ts'
import { disputeActions, disputeStates } from '#metrics/workflow/dispute-workflow.ts'
import Type, { type Static } from 'typebox'
import { FreeText, Id, Instant, Nullable, PeriodText, RegionCode, Sequence } from './scalars.ts'

/**
 * A dispute (异议): an organisation holds another value for right than the approved one, which stands until a reviewer decides. Rule W-14.
 */
export const Dispute = Type.Object({
  id: Type.String({ description: 'the ledger sequence of its raising' }),
  indicator: Id,
  region: RegionCode,
  period: PeriodText,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  regionName: Type.String(),
  /** The organisation that reports the figure, and the one that disputes it; null for a person without one. */
  reporterName: Type.String(),
  organisationName: Nullable(Type.String()),
  /** The approved value that stands, of an ended dispute the one that it was about; null where the approved value is an absence. */
  value: Nullable(Type.Number()),
  /** The value that the organisation holds for right, and how it was found (`method`). */
  disputed: Type.Number(),
  reason: Type.String(),
  method: Type.String(),
  /** When it was raised. */
  at: Instant,
  state: Type.Enum(disputeStates),
  decidedAt: Nullable(Instant),
  decisionReason: Nullable(Type.String()),
  /** The people who raised and decided it, told to those who work on the figure and to whoever raised it. */
  actorName: Nullable(Type.String()),
  deciderName: Nullable(Type.String()),
  transitions: Type.Array(Type.Enum(disputeActions)),
})

/** `GET /api/disputes?indicator=&region=`: of a series all, newest first; without one, the open ones that the caller raised, may decide or audits. */
export const DisputesQuery = Type.Object(
  { indicator: Type.Optional(Id), region: Type.Optional(RegionCode) },
  { additionalProperties: false },
)
export const Disputes = Type.Object({ sequence: Sequence, disputes: Type.Array(Dispute) })

/** `POST /api/disputes`. */
export const NewDispute = Type.Object(
  {
    indicator: Type.String({ maxLength: 200 }),
    region: Type.String({ maxLength: 200 }),
    period: Type.String({ maxLength: 40 }),
    value: Type.Union([Type.Number(), Type.String({ maxLength: LONGEST_VALUE })]),
    reason: FreeText({ title: '理由', minLength: 1, maxLength: 1000 }),
    method: FreeText({ title: '取数方法', minLength: 1, maxLength: 900 }),
  },
  { additionalProperties: false },
)
export const DisputeKept = Type.Object({ id: Type.String(), sequence: Sequence })
/** `POST /api/disputes/:id/rejection`, with a reason of at least 4 characters. */
export const DisputeRejection = Type.Object(
  { reason: FreeText({ title: '原因', minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
)

export type Dispute = Static<typeof Dispute>
export type Disputes = Static<typeof Disputes>
export type NewDispute = Static<typeof NewDispute>
export type DisputeKept = Static<typeof DisputeKept>
