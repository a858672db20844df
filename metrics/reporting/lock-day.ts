import { nthWorkingDayAfter, type Calendar } from '../calendar/calendar.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import type { Period } from '../period.ts'
import { lastDayWithoutFigure } from './deadline.ts'

/** The last day on which a period takes figures of these indicators; null where one of them is never locked by itself, or there is none. Rule D-8. */
export function lockDayOf(
  period: Period,
  indicators: readonly Pick<Indicator, 'lockDays' | 'releaseMonths'>[],
  calendar: Calendar,
): string | null {
  const days = indicators.map((indicator) =>
    indicator.lockDays === undefined
      ? null
      : nthWorkingDayAfter(lastDayWithoutFigure(period, indicator), indicator.lockDays, calendar),
  )
  if (days.length === 0 || days.includes(null)) return null
  return days
    .filter((day) => day !== null)
    .sort()
    .at(-1)!
}
