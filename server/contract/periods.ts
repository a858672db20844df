import Type, { type Static } from 'typebox'
import { DateText, FreeText, Id, Instant, Nullable, PeriodText, Sequence } from './scalars.ts'

/**
 * `owed`: the number of owed cells; the others: how many have a newest revision in each state, one in review counted as submitted. A
 * correction in draft counts as a draft.
 */
export const CellCounts = Type.Object({
  owed: Type.Integer(),
  empty: Type.Integer(),
  draft: Type.Integer(),
  submitted: Type.Integer(),
  approved: Type.Integer(),
  returned: Type.Integer(),
})

/** The closing of a period, as the ledger holds it. */
export const PeriodClosure = Type.Object({
  by: Type.String({ description: 'display name' }),
  at: Instant,
  reason: Nullable(Type.String()),
  sequence: Sequence,
})

/** A closing or reopening of a period. */
export const PeriodTurn = Type.Object({ ...PeriodClosure.properties, closed: Type.Boolean() })

/** An organisation that may report a period after its closing, up to a day (准予补报). Rule D-14. */
export const PeriodException = Type.Object({
  organisation: Id,
  until: DateText,
  ...PeriodClosure.properties,
  reason: Type.String(),
})

/** 报送期: how complete a period is, and whether it is closed. */
export const ReportingPeriod = Type.Object({
  period: PeriodText,
  /** The day by which all cells are owed; null where nobody owes any. */
  deadline: Nullable(DateText),
  /** The last day before the period is closed by itself; null where somebody has to close it. */
  locksAfter: Nullable(DateText),
  counts: CellCounts,
  /** The number of cells with a value that nobody owes: published series. */
  unowed: Type.Integer(),
  /** The organisations whose cells are not all approved, the one with most unreported cells first. */
  lacking: Type.Array(
    Type.Object({
      organisation: Id,
      name: Type.String(),
      /** Cells without a value, in draft or returned. */
      unreported: Type.Integer(),
      /** Cells that wait for a decision: submitted, or in review. */
      waiting: Type.Integer(),
    }),
  ),
  /** Null while the period is open. */
  closure: Nullable(PeriodClosure),
  /** Every closing and reopening, the last first. */
  turns: Type.Array(PeriodTurn),
  /** The organisations that may report it all the same. */
  exceptions: Type.Array(Type.Object({ ...PeriodException.properties, name: Type.String() })),
})

/** `GET /api/periods?at=`: the periods of the two years up to a date (today by default), by frequency, newest first. */
export const ReportingPeriods = Type.Object({
  at: DateText,
  periods: Type.Array(ReportingPeriod),
  /** The last day of the newest period at or before `at` that anybody owes; null: none. */
  lastOwed: Nullable(DateText),
  /** Whether demo values are stored, which the counts may include. */
  demo: Type.Boolean(),
})

/**
 * The body of `POST /api/periods/:period/closure` (administer), which closes a period and may have none, and of `DELETE`, which opens it
 * again and needs the reason.
 */
export const ClosureReason = Nullable(
  Type.Object(
    { reason: Type.Optional(FreeText({ title: '原因', maxLength: 500 })) },
    { additionalProperties: false },
  ),
)
/** `PUT /api/periods/:period/exceptions/:organisation` (administer): that organisation may report the period up to a day, closed or not. */
export const ExceptionDraft = Type.Object(
  { until: DateText, reason: FreeText({ title: '原因', maxLength: 500 }) },
  { additionalProperties: false },
)
export const Closure = Type.Object({ period: PeriodText, closed: Type.Boolean() })

export type CellCounts = Static<typeof CellCounts>
export type PeriodClosure = Static<typeof PeriodClosure>
export type PeriodException = Static<typeof PeriodException>
export type ExceptionDraft = Static<typeof ExceptionDraft>
export type PeriodTurn = Static<typeof PeriodTurn>
export type ReportingPeriod = Static<typeof ReportingPeriod>
export type ReportingPeriods = Static<typeof ReportingPeriods>
export type Closure = Static<typeof Closure>
