import Type, { type Static } from 'typebox'
import { FigureQuestion } from './figure-questions.ts'
import { ObservationRecord } from './observations.ts'
import { CellCounts, PeriodClosure, PeriodException } from './periods.ts'
import { Chased } from './timeliness.ts'
import {
  DateText,
  FigureTransitions,
  Id,
  Nullable,
  ObservationStatus,
  PeriodText,
  Provenance,
  RegionCode,
  ReviewLevel,
  Sequence,
} from './scalars.ts'

const KnownValue = Type.Object({
  period: PeriodText,
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** B: the first value by a new 口径. */
  status: ObservationStatus,
  provenance: Provenance,
  /** Whether the printed figure is only a lower bound. */
  bound: Nullable(Type.Literal('lower')),
  /** The ledger sequence of its entry. */
  sequence: Sequence,
})

/** A cell that an organisation owes: its present state, and the figures shown beside it. */
export const FilingCell = Type.Object({
  indicator: Id,
  region: RegionCode,
  name: Type.String(),
  regionName: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  countingRule: Nullable(Type.String()),
  /** The newest revision of the cell by anyone, drafts included; null: none yet. */
  current: Nullable(ObservationRecord),
  /** Who entered it; null without one. */
  actorName: Nullable(Type.String()),
  /** The level at which the cell waits for review; null where it does not wait, or is reviewed once. */
  waitsAt: Nullable(ReviewLevel),
  /** The region in which nobody reviews at that level, so that the cell stays there until somebody is added; null: somebody does. */
  nobodyReviews: Nullable(Type.String()),
  /** The transitions of the cell that are open to the caller; none while the period is closed. */
  transitions: FigureTransitions,
  /** The revision that a reviewer returned, with the reason, until another is submitted in its place. */
  returned: Nullable(ObservationRecord),
  /** The last question of a reviewer on the cell, with its answer; null: none. */
  question: Nullable(FigureQuestion),
  /** The values of the period before, and of the same period a year before, as their organisation stands by them. */
  previous: Nullable(ObservationRecord),
  yearBefore: Nullable(ObservationRecord),
  /** The known values before this period with which the checks compare it, 13 of a monthly series, oldest first. */
  history: Type.Array(KnownValue),
  /** The known values before `history`, back to the period before the target's span, on which its light depends too. */
  earlierInSpan: Type.Array(KnownValue),
  /** The first known value after this period, in the same year. */
  next: Nullable(KnownValue),
  /** The target to which this period belongs, if any. */
  target: Nullable(
    Type.Object({ id: Id, value: Type.Number(), due: Nullable(DateText), name: Type.String() }),
  ),
})

/** 填报单: what one organisation owes for one period. */
export const Filing = Type.Object({
  id: Type.String({ description: '<organisation>-<period>' }),
  organisation: Id,
  organisationName: Type.String(),
  period: PeriodText,
  deadline: DateText,
  /** The reference date of the answer. */
  at: DateText,
  /** Working days from the reference date to the deadline; negative after it. */
  workingDaysLeft: Type.Integer(),
  /** Whole days since the deadline; 0 up to it, itself included. */
  overdueDays: Type.Integer(),
  closed: Type.Boolean(),
  /** The closing of the period: person, time and reason; null while it is open. */
  closure: Nullable(PeriodClosure),
  /** Up to when, by whom and why the organisation may report the period although it is closed, or will be; null: not. */
  exception: Nullable(PeriodException),
  counts: CellCounts,
  /** The last chase of the filing; null: none. */
  chased: Nullable(Chased),
  /** The cells; empty in the list, filled in `GET /api/filings/:id`. */
  cells: Type.Array(FilingCell),
})
/** `GET /api/filings?at=`: the filings of the signed-in reporter at a reference date (today by default), the most urgent first. */
export const Filings = Type.Object({
  sequence: Sequence,
  at: DateText,
  filings: Type.Array(Filing),
  /** 未到发布期: periods that have ended and of which no figure can exist yet, the first of each indicator. */
  awaited: Type.Array(
    Type.Object({
      indicator: Id,
      name: Type.String(),
      period: PeriodText,
      /** The first day on which a figure can exist. */
      from: DateText,
      deadline: DateText,
    }),
  ),
})

export type FilingCell = Static<typeof FilingCell>
export type Filing = Static<typeof Filing>
export type Filings = Static<typeof Filings>
