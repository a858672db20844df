import { lastDayDueBy, nthWorkingDayAfter, yearsWithoutTable } from '../calendar/calendar.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { addDays, dayNumber } from '../period/civil-date.ts'
import { lastCollected } from './collection.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { lastIndexEndedBy, periodEnd } from '../period.ts'
import type { Period } from '../period.ts'

type ReportedIndicator = Pick<Indicator, 'reportDays' | 'frequency' | 'januaryMerged'>

/** A deadline. It is provisional where the calendar has no table of holidays for the years `withoutTable`: their working days were counted as Monday to Friday. */
export type Deadline =
  | { readonly kind: 'fixed'; readonly date: string }
  | { readonly kind: 'provisional'; readonly date: string; readonly withoutTable: readonly number[] }

/** The day by which a period's value is owed; null for a series that nobody owes. Rules C-2, D-1. */
export function deadlineOf(
  period: Period,
  { reportDays }: Pick<ReportedIndicator, 'reportDays'>,
  calendar: Calendar,
): Deadline | null {
  if (reportDays === null) return null
  const end = periodEnd(period)
  const date = nthWorkingDayAfter(end, reportDays, calendar)
  // Without days to count, the deadline is the period's own end, whatever the calendar.
  const withoutTable = reportDays === 0 ? [] : yearsWithoutTable(addDays(end, 1), date, calendar)
  return withoutTable.length === 0 ? { kind: 'fixed', date } : { kind: 'provisional', date, withoutTable }
}

/**
 * The number of the last period whose deadline has passed before `at`: a value reported on its deadline is in time. Null for a series that
 * nobody owes. Rule D-2.
 */
export function expectedIndex(indicator: ReportedIndicator, at: string, calendar: Calendar): number | null {
  const { reportDays, frequency } = indicator
  if (reportDays === null) return null
  const lastEnd = lastDayDueBy(dayNumber(at) - 1, reportDays, calendar)
  return lastCollected(indicator, lastIndexEndedBy(frequency, lastEnd))
}

/** The first day on which a period is the expected one: the day after its deadline; null where nobody owes it. Rule D-2. */
export function expectedFrom(
  period: Period,
  indicator: Pick<ReportedIndicator, 'reportDays'>,
  calendar: Calendar,
): string | null {
  const deadline = deadlineOf(period, indicator, calendar)
  return deadline && addDays(deadline.date, 1)
}
