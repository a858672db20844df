import Type, { type Static } from 'typebox'
import { FigureEvidence } from './figure-evidence.ts'
import { FigureQuestion } from './figure-questions.ts'
import { ObservationRecord } from './observations.ts'
import { PeriodClosure } from './periods.ts'
import {
  FigureTransitions,
  FreeText,
  Id,
  Instant,
  Nullable,
  ObservationStatus,
  PeriodText,
  RegionCode,
  ReviewLevel,
  Sequence,
} from './scalars.ts'
import { SourceFigure } from './sources.ts'

export const Finding = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'query'] as const),
  message: Type.String(),
})

/**
 * `GET /api/review?after=&limit=&order=`: the waiting cells, oldest first, or by risk (W-12). With a limit it is a page; the next page
 * begins after `next`. Without a limit it is the whole queue.
 */
export const ReviewQuery = Type.Object({
  order: Type.Optional(Type.Enum(['age', 'risk'] as const)),
  after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|[1-4]\\d\\d|500)$' })),
})

/**
 * A cell that waits for a decision, submitted or in review. `GET /api/review` lists those that wait at the reviewer's level, for an
 * auditor all.
 */
export const ReviewItem = Type.Object({
  observation: ObservationRecord,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  regionName: Type.String(),
  organisationName: Type.String(),
  reporterName: Type.String(),
  /** The approved value of the same cell, which the observation would replace, and the last approved one of an earlier period. */
  approved: Nullable(ObservationRecord),
  previous: Nullable(ObservationRecord),
  history: Type.Array(
    Type.Object({ period: PeriodText, value: Nullable(Type.Number()), status: ObservationStatus }),
  ),
  /** What other sources say of the period, by approved figures; the differences are from the submitted value. */
  sources: Type.Array(SourceFigure),
  findings: Type.Array(Finding),
  /** Whether a light depends on it. */
  judged: Type.Boolean(),
  /** Present in the order by risk where its approval would turn a light now. */
  turns: Type.Optional(Type.Literal(true)),
  /** The files of the figure and of its filing. */
  evidence: Type.Array(FigureEvidence),
  /** The last question on the cell, with its answer; null: none. */
  question: Nullable(FigureQuestion),
  /** The numbers of cells of its filing, and of successive periods of this cell, that have the same explanation. */
  repeated: Nullable(Type.Object({ cells: Type.Integer(), periods: Type.Integer() })),
  /** Whether the reviewer entered it: it is shown, but somebody else must decide. */
  own: Type.Boolean(),
  /** Whether the reviewer has endorsed it at a level below: somebody else must decide on it here. */
  endorsed: Type.Boolean(),
  /** The level at which it waits, the one that decides after it, and those before it; null where it is reviewed once. */
  step: Nullable(
    Type.Object({ level: ReviewLevel, next: Nullable(ReviewLevel), below: Type.Array(ReviewLevel) }),
  ),
  /** The decision by which it waits here; null where nobody has decided on it. */
  decision: Nullable(
    Type.Object({
      verdict: Type.Enum(['endorsed', 'sent-back', 'revoked'] as const),
      level: Nullable(ReviewLevel),
      actorName: Type.String(),
      at: Instant,
      reason: Nullable(Type.String()),
    }),
  ),
  /** `approve`, or `endorse` where another level decides after this one, `send-back` and `return`; none for an auditor. */
  transitions: FigureTransitions,
  /** The closing of the period: a returned value cannot be corrected before the period is opened again. */
  closure: Nullable(PeriodClosure),
})
/**
 * Figures that wait at a level at which nobody else reviews: nobody decides on them until an administrator adds somebody. Told to reviewers of
 * the levels above, and to auditors.
 */
const StalledFigures = Type.Object({
  region: RegionCode,
  regionName: Type.String(),
  /** Null where it is reviewed once, by any reviewer of its region. */
  level: Nullable(ReviewLevel),
  cells: Type.Integer(),
})
export const ReviewQueue = Type.Object({
  sequence: Sequence,
  items: Type.Array(ReviewItem),
  /** The `after` of the next page; null where there is none. */
  next: Nullable(Sequence),
  /** On the first page; else empty. */
  stalled: Type.Array(StalledFigures),
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
/** A cell that the reviewer's level endorsed, and the level at which it waits. */
const EndorsedItem = Type.Object({
  ...Type.Pick(ApprovedItem, [
    'observation',
    'name',
    'unit',
    'decimals',
    'regionName',
    'organisationName',
    'reporterName',
    'deciderName',
  ]).properties,
  waitsAt: ReviewLevel,
  /** `take-back` where the caller may take the endorsement back. */
  transitions: FigureTransitions,
})
export const ApprovedList = Type.Object({
  sequence: Sequence,
  /** What the caller's level endorsed and no level has decided on since, on the first page. */
  endorsed: Type.Array(EndorsedItem),
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
/**
 * `POST /api/review/returns`, `POST /api/review/revocations`: a reason for each item, of at least 4 characters. `to`: the level below to
 * which a figure is sent back; without it, it is returned to who reported it.
 */
const reasoned = {
  ...RevisionNamed.properties,
  reason: FreeText({ title: '原因', minLength: 1, maxLength: 1000 }),
}
export const Returns = Type.Object(
  {
    items: Type.Array(
      Type.Object({ ...reasoned, to: Type.Optional(ReviewLevel) }, { additionalProperties: false }),
      batch,
    ),
  },
  { additionalProperties: false },
)
export const Revocations = Type.Object(
  { items: Type.Array(Type.Object(reasoned, { additionalProperties: false }), batch) },
  { additionalProperties: false },
)
/** `endorsed`: those among them that now wait at the level above; `cleared`: those that wait for their minute of release. */
export const Decided = Type.Object({
  sequence: Sequence,
  decided: Type.Integer(),
  endorsed: Type.Integer(),
  cleared: Type.Integer(),
})

export type Finding = Static<typeof Finding>
export type ReviewItem = Static<typeof ReviewItem>
export type ReviewCount = Static<typeof ReviewCount>
export type StalledFigures = Static<typeof StalledFigures>
export type ReviewQueue = Static<typeof ReviewQueue>
export type EndorsedItem = Static<typeof EndorsedItem>
export type ApprovedItem = Static<typeof ApprovedItem>
export type ApprovedList = Static<typeof ApprovedList>
export type Approvals = Static<typeof Approvals>
export type Returns = Static<typeof Returns>
export type Revocations = Static<typeof Revocations>
export type Decided = Static<typeof Decided>
