import Type, { type Static } from 'typebox'
import { FigureEvidence } from './figure-evidence.ts'
import { ObservationRecord } from './observations.ts'
import { PeriodClosure } from './periods.ts'
import {
  FigureTransitions,
  FreeText,
  Id,
  Nullable,
  ObservationStatus,
  PeriodText,
  RegionCode,
  Sequence,
} from './scalars.ts'
import { SourceFigure } from './sources.ts'

export const Finding = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'query'] as const),
  message: Type.String(),
})

/**
 * `GET /api/review?after=&limit=`: the waiting cells, oldest first. With a limit it is a page; the next page begins after `next`. Without
 * a limit it is the whole queue.
 */
export const ReviewQuery = Type.Object({
  after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|[1-4]\\d\\d|500)$' })),
})

/** A submitted cell that waits for a decision. `GET /api/review` lists those that the reviewer may decide on, oldest first. */
export const ReviewItem = Type.Object({
  observation: ObservationRecord,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  regionName: Type.String(),
  organisationName: Type.String(),
  reporterName: Type.String(),
  /** The last approved value of the same cell, which the observation would replace, and of the period before. */
  approved: Nullable(ObservationRecord),
  previous: Nullable(ObservationRecord),
  history: Type.Array(
    Type.Object({ period: PeriodText, value: Nullable(Type.Number()), status: ObservationStatus }),
  ),
  /** What other sources say of the period, by approved figures; the differences are from the submitted value. */
  sources: Type.Array(SourceFigure),
  findings: Type.Array(Finding),
  /** The files of the figure and of its filing. */
  evidence: Type.Array(FigureEvidence),
  /** The numbers of cells of its filing, and of successive periods of this cell, that have the same explanation. */
  repeated: Nullable(Type.Object({ cells: Type.Integer(), periods: Type.Integer() })),
  /** Whether the reviewer entered it: it is shown, but somebody else must decide. */
  own: Type.Boolean(),
  /** `approve` and `return` where the caller may decide; none for an auditor. */
  transitions: FigureTransitions,
  /** The closing of the period: a returned value cannot be corrected before the period is opened again. */
  closure: Nullable(PeriodClosure),
})
export const ReviewQueue = Type.Object({
  sequence: Sequence,
  items: Type.Array(ReviewItem),
  /** The `after` of the next page; null where there is none. */
  next: Nullable(Sequence),
})
/** `GET /api/review/count`: the number of cells in the caller's queue, and how many of them the caller may decide on. */
export const ReviewCount = Type.Object({ waiting: Type.Integer(), decidable: Type.Integer() })

/** `GET /api/review/approved?before=&limit=`: pages of approvals, the last first; the next page ends before `next`. */
export const ApprovedQuery = Type.Object(
  { before: ReviewQuery.properties.after, limit: ReviewQuery.properties.limit },
  { additionalProperties: false },
)

/** An approved cell, and what would stand in it if the approval were revoked; null: nothing. */
export const ApprovedItem = Type.Object({
  observation: ObservationRecord,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  regionName: Type.String(),
  organisationName: Type.String(),
  reporterName: Type.String(),
  deciderName: Type.String(),
  instead: Nullable(ObservationRecord),
  /** `revoke` where the caller may revoke. */
  transitions: FigureTransitions,
  closure: Nullable(PeriodClosure),
})
export const ApprovedList = Type.Object({
  sequence: Sequence,
  items: Type.Array(ApprovedItem),
  next: Nullable(Sequence),
})

const RevisionNamed = Type.Object(
  { indicator: Id, region: RegionCode, period: PeriodText, revision: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
/** The items of a decision, as many as can be reported at once. */
const batch = { minItems: 1, maxItems: 10_000 } as const

/** `POST /api/review/approvals`: revisions to approve, all or nothing. A revision that is no longer the newest → 412 stale-edit. */
export const Approvals = Type.Object(
  { items: Type.Array(RevisionNamed, batch) },
  { additionalProperties: false },
)
/** `POST /api/review/returns`, `POST /api/review/revocations`: a reason for each item, of at least 4 characters. */
export const Returns = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { ...RevisionNamed.properties, reason: FreeText({ title: '原因', minLength: 1, maxLength: 1000 }) },
        { additionalProperties: false },
      ),
      batch,
    ),
  },
  { additionalProperties: false },
)
export const Decided = Type.Object({ sequence: Sequence, decided: Type.Integer() })

export type Finding = Static<typeof Finding>
export type ReviewItem = Static<typeof ReviewItem>
export type ReviewCount = Static<typeof ReviewCount>
export type ReviewQueue = Static<typeof ReviewQueue>
export type ApprovedItem = Static<typeof ApprovedItem>
export type ApprovedList = Static<typeof ApprovedList>
export type Approvals = Static<typeof Approvals>
export type Returns = Static<typeof Returns>
export type Decided = Static<typeof Decided>
