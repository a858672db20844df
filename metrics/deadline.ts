import { lastDayDueBy, nthWorkingDayAfter } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { dayNumber } from './civil-date.ts'
import type { Indicator } from './indicator.ts'
import { lastIndexEndedBy, periodEnd } from './period.ts'
import type { Period } from './period.ts'

type Scheme = Pick<Indicator, 'reportDays' | 'frequency'>

/** The day by which a period's value is owed, `YYYY-MM-DD`; null for a series that nobody owes. Rule D-1. */
export function deadlineOf(period: Period, { reportDays }: Scheme, calendar?: Calendar): string | null {
  return reportDays === null ? null : nthWorkingDayAfter(periodEnd(period), reportDays, calendar)
}

/** Number of the last period whose deadline has come by `at`; null for a series that nobody owes. Rule D-2. */
export function expectedIndex(
  { reportDays, frequency }: Scheme,
  at: string,
  calendar?: Calendar,
): number | null {
  if (reportDays === null) return null
  return lastIndexEndedBy(frequency, lastDayDueBy(dayNumber(at), reportDays, calendar))
}
