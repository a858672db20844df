import Type, { type Static } from 'typebox'
import {
  Basis,
  Comparator,
  CorrectionReason,
  DateText,
  Id,
  Instant,
  Light,
  Nullable,
  ObservationStatus,
  PeriodText,
  RegionCode,
  Sequence,
} from './scalars.ts'

/**
 * A target on a board. completion, distance and schedule are fractions; gap is in percentage points, below 0 for a target that is behind;
 * all are unrounded.
 */
export const BoardRow = Type.Object({
  target: Id,
  indicator: Id,
  name: Type.String({ description: 'short Chinese label' }),
  unit: Type.String(),
  decimals: Type.Integer(),
  region: RegionCode,
  document: Id,
  clause: Type.String({ description: '五(二十五)' }),
  organisation: Type.String({ description: 'id of the lead' }),
  organisationName: Type.String(),
  /** 推定: no document prints a lead organisation. */
  leadAssumed: Type.Boolean(),
  basis: Basis,
  comparator: Comparator,
  targetValue: Type.Number(),
  /** The upper bound of a range, whose lower one is `targetValue`. */
  high: Nullable(Type.Number()),
  start: DateText,
  due: Nullable(DateText),
  light: Nullable(Light),
  /** 不适用: the matter does not exist in the region, as last approved; the target has no light and counts nowhere. */
  notApplicable: Type.Optional(Type.Literal(true)),
  completion: Nullable(Type.Number()),
  distance: Nullable(Type.Number()),
  schedule: Nullable(Type.Number()),
  gap: Nullable(Type.Number()),
  value: Nullable(Type.Number()),
  /** The numerator of a share that was reported with numerator and denominator, such as 158 of 166. */
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** The amount that is judged: the value, what came on top of the baseline, or the sum since the span's start. */
  achieved: Nullable(Type.Number()),
  baseline: Nullable(Type.Number()),
  /** The part that falls to the reference date's year, by its end and, of an amount, alone; present where the span ends in a later year. */
  yearPart: Type.Optional(
    Type.Object({ year: Type.Integer(), byEnd: Type.Number(), own: Nullable(Type.Number()) }),
  ),
  /** 口径调整: the period of a break across which nothing is measured; null where there is none. */
  breakPeriod: Nullable(PeriodText),
  period: Nullable(PeriodText),
  status: Nullable(ObservationStatus),
  /** Present where the value replaced an approved one, with the reason. */
  correction: Type.Optional(CorrectionReason),
  pendingReview: Type.Boolean(),
  /** The last period whose deadline has passed, and that deadline. */
  expectedPeriod: Nullable(PeriodText),
  deadline: Nullable(DateText),
  /** The deadline of the first period that is owed and not reported, and the days since; null unless overdue. */
  overdueSince: Nullable(DateText),
  overdueDays: Nullable(Type.Integer()),
  /** The months since the plan was at the present figure; positive: the target is behind. */
  lagMonths: Nullable(Type.Number()),
  rule: Type.String({ description: 'xushi-1' }),
  demo: Type.Boolean(),
  /** 采集中断: the collector that brings its figures brings nothing any more. */
  interrupted: Type.Optional(Type.Literal(true)),
})

export const BoardSummary = Type.Object({
  met: Type.Integer(),
  onSchedule: Type.Integer(),
  behind: Type.Integer(),
  farBehind: Type.Integer(),
  missed: Type.Integer(),
  overdue: Type.Integer(),
  noData: Type.Integer(),
  noBaseline: Type.Integer(),
  notStarted: Type.Integer(),
  unjudged: Type.Integer(),
  /** Targets whose matter does not exist in their region, which are in no other count. */
  notApplicable: Type.Integer(),
})

export const Board = Type.Object({
  sequence: Sequence,
  scope: Type.String(),
  at: DateText,
  summary: BoardSummary,
  /** Whether any row uses a demo value. */
  demo: Type.Boolean(),
  /** Present where a single person may change what targets are judged by (XUSHI_TWO_PERSONS=off). */
  singleHanded: Type.Optional(Type.Literal(true)),
  targets: Type.Array(BoardRow),
})

/**
 * An approved change for the wall's ticker. `previous` is the value approved before it in the same cell, or else in the last period before,
 * no earlier than the year before; null: none.
 */
export const ApprovedChange = Type.Object({
  indicator: Id,
  region: RegionCode,
  period: PeriodText,
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** `lower`: the value is printed as a lower bound (超过21万座). */
  bound: Nullable(Type.Literal('lower')),
  revision: Type.Integer(),
  name: Type.String(),
  unit: Type.String(),
  organisationName: Type.String(),
  previous: Nullable(Type.Number()),
  approvedAt: Instant,
  demo: Type.Boolean(),
})

/** `GET /api/changes?scope=&at=&limit=`: the latest approvals within a scope, newest first (20 by default, at most 100). */
export const ChangeList = Type.Object({ sequence: Sequence, changes: Type.Array(ApprovedChange) })

export type BoardRow = Static<typeof BoardRow>
export type BoardSummary = Static<typeof BoardSummary>
export type Board = Static<typeof Board>
export type ApprovedChange = Static<typeof ApprovedChange>
