import { lastDayDueBy, nthWorkingDayAfter, yearsWithoutTable } from '../calendar/calendar.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { addDays, addMonths, dayNumber } from '../period/civil-date.ts'
import { lastCollected } from './collection.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { indexContaining, lastIndexEndedBy, periodAt, periodEnd } from '../period.ts'
import type { Period } from '../period.ts'

type ReleasedIndicator = Pick<Indicator, 'releaseMonths' | 'earlier'>
type OwedIndicator = ReleasedIndicator & Pick<Indicator, 'reportDays'>
type ReportedIndicator = OwedIndicator & Pick<Indicator, 'frequency' | 'januaryMerged'>

/** A deadline. It is provisional where the calendar has no table of holidays for the years `withoutTable`: their working days were counted as Monday to Friday. */
export type Deadline =
  | { readonly kind: 'fixed'; readonly date: string }
  | { readonly kind: 'provisional'; readonly date: string; readonly withoutTable: readonly number[] }

/** The deadlines that count for a period that ends on a day: those of before a change, or those of now. Rule D-10. */
function schemeOf<Scheme extends ReleasedIndicator>(end: string, indicator: Scheme) {
  return indicator.earlier?.find(({ until }) => end <= until) ?? indicator
}

/** The last day without a figure of a period: its end, or so many months later. Rule D-7. */
export function lastDayWithoutFigure(period: Period, indicator: ReleasedIndicator): string {
  const end = periodEnd(period)
  const { releaseMonths } = schemeOf(end, indicator)
  return releaseMonths ? addMonths(end, releaseMonths) : end
}

/** The number of the first period that is owed; −Infinity where no day of reporting is named. Rule D-9. */
export function firstOwedIndex({ frequency, owedFrom }: Pick<Indicator, 'frequency' | 'owedFrom'>): number {
  return owedFrom === undefined ? -Infinity : indexContaining(frequency, dayNumber(owedFrom))
}

/** Whether a figure of a period that has ended can exist on a day. Rule D-7. */
export function isReleased(period: Period, indicator: ReleasedIndicator, day: string): boolean {
  const end = periodEnd(period)
  return !schemeOf(end, indicator).releaseMonths || lastDayWithoutFigure(period, indicator) < day
}

/** The day by which a period's value is owed; null for a series that nobody owes. Rules C-2, D-1, D-7. */
export function deadlineOf(period: Period, indicator: OwedIndicator, calendar: Calendar): Deadline | null {
  const { reportDays } = schemeOf(periodEnd(period), indicator) as OwedIndicator
  if (reportDays === null) return null
  const end = lastDayWithoutFigure(period, indicator)
  const date = nthWorkingDayAfter(end, reportDays, calendar)
  // Without days to count, the deadline is that day itself, whatever the calendar.
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
  let last = lastIndexEndedBy(frequency, lastEnd)
  if (indicator.releaseMonths)
    while (dayNumber(lastDayWithoutFigure(periodAt(frequency, last), indicator)) > lastEnd) last -= 1
  if (indicator.earlier) last = lastDueBefore(indicator, at, calendar)
  return lastCollected(indicator, last)
}

/** The number of the last period whose deadline is before a day, searched one by one, since earlier periods had other deadlines. One that nobody owed counts as due. */
function lastDueBefore(indicator: ReportedIndicator, at: string, calendar: Calendar): number {
  const { frequency } = indicator
  let last = lastIndexEndedBy(frequency, dayNumber(at) - 1)
  const isDue = (index: number) => {
    const deadline = deadlineOf(periodAt(frequency, index), indicator, calendar)
    return deadline === null || deadline.date < at
  }
  while (!isDue(last)) last -= 1
  return last
}

/** The first day on which a period is the expected one: the day after its deadline; null where nobody owes it. Rule D-2. */
export function expectedFrom(period: Period, indicator: OwedIndicator, calendar: Calendar): string | null {
  const deadline = deadlineOf(period, indicator, calendar)
  return deadline && addDays(deadline.date, 1)
}
