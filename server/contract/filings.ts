import Type, { type Static } from 'typebox'
import { ObservationRecord } from './observations.ts'
import { CellCounts, PeriodClosure } from './periods.ts'
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
  /** The printed figure is only a lower bound. */
  bound: Nullable(Type.Literal('lower')),
  /** Ledger sequence of its entry. */
  sequence: Sequence,
})

/** One cell that an organisation owes: the present state and what stands beside it while typing. */
export const FilingCell = Type.Object({
  indicator: Id,
  region: RegionCode,
  name: Type.String(),
  regionName: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  countingRule: Nullable(Type.String()),
  /** Newest revision of this cell by anyone, drafts included; null: nothing yet. */
  current: Nullable(ObservationRecord),
  /** What this caller may do next with the cell; none while the period is closed. */
  transitions: FigureTransitions,
  /** The revision that a reviewer returned, with the reason, until another is submitted in its place. */
  returned: Nullable(ObservationRecord),
  /** Value of the period before, and of the same period a year before: submitted or approved. */
  previous: Nullable(ObservationRecord),
  yearBefore: Nullable(ObservationRecord),
  /** The known values before this period that the checks look back on (13 months), oldest first. */
  history: Type.Array(KnownValue),
  /** Known values before those 12, back to the period before the target's span: what its light rests on too. */
  earlierInSpan: Type.Array(KnownValue),
  /** The first known value after this period, in the same year. */
  next: Nullable(KnownValue),
  /** The target that this period counts towards, if any. */
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
  /** The reference date that it is told at. */
  at: DateText,
  /** Working days from that date to the deadline; negative: that many after it. */
  workingDaysLeft: Type.Integer(),
  /** Whole days since the deadline, which is itself in time; 0 up to it. */
  overdueDays: Type.Integer(),
  closed: Type.Boolean(),
  /** By whom, when and why; null while it is open. */
  closure: Nullable(PeriodClosure),
  counts: CellCounts,
  /** That somebody asked for it; null: nobody did. */
  chased: Nullable(Chased),
  /** Empty in the list; filled in `GET /api/filings/:id`. */
  cells: Type.Array(FilingCell),
})
/** `GET /api/filings?at=`: what the signed-in reporter owes, at a reference date (default today), most urgent first. */
export const Filings = Type.Object({ sequence: Sequence, at: DateText, filings: Type.Array(Filing) })

export type FilingCell = Static<typeof FilingCell>
export type Filing = Static<typeof Filing>
export type Filings = Static<typeof Filings>
