import type { Calendar } from '../calendar/calendar.ts'
import { addDays, dayNumber } from '../period/civil-date.ts'
import { lastIndexEndedBy, periodAt } from '../period.ts'
import type { Period } from '../period.ts'
import { firstCollected } from '../reporting/collection.ts'
import { deadlineOf, isReleased, lastDayWithoutFigure } from '../reporting/deadline.ts'
import type { Facts } from './facts.ts'

/** A period that has ended and of which no figure can exist yet, the first day on which one can, and its deadline. */
export interface AwaitedPeriod {
  readonly period: Period
  readonly from: string
  readonly deadline: string
}

/** The period after the newest reported or expected one, where no figure of it can exist yet; undefined otherwise. Rule D-7. */
export function awaitedPeriod(
  { target: { indicator }, at, reported, expected, due }: Facts,
  calendar: Calendar,
): AwaitedPeriod | undefined {
  if (!indicator.releaseMonths) return undefined
  const next = firstCollected(indicator, Math.max(reported, expected?.index ?? reported) + 1)
  if (next > Math.min(due, lastIndexEndedBy(indicator.frequency, dayNumber(at)))) return undefined
  const period = periodAt(indicator.frequency, next)
  const deadline = deadlineOf(period, indicator, calendar)
  if (!deadline || isReleased(period, indicator, at)) return undefined
  return { period, from: addDays(lastDayWithoutFigure(period, indicator), 1), deadline: deadline.date }
}
