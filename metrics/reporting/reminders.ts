import { isWorkingDay, type Calendar } from '../calendar/calendar.ts'
import { addDays, dayNumber } from '../period/civil-date.ts'

/** The days before and after a deadline on which its organisation is reminded; later it is reminded every 30 days. Rule D-4. */
const before = [-7, -1] as const
const after = [1, 7] as const
const ever = 30
/** The number of days within which a person is not reminded again. Rule D-5. */
const apart = 5
/** The hours of the day, in Shanghai, within which people are reminded. Rule D-5. */
const hours = { from: 8, until: 18 } as const

/**
 * The last day of the rhythm that was reached, in days from the deadline; null: none yet. A day before the deadline that is no working day
 * is replaced by the working day before it. Rule D-4.
 */
export function reminderPointReached(deadline: string, day: string, calendar: Calendar): number | null {
  const passed = dayNumber(day) - dayNumber(deadline)
  if (passed >= ever) return passed - (passed % ever)
  const late = after.findLast((point) => passed >= point)
  return late ?? before.findLast((point) => day >= workingDayUpTo(addDays(deadline, point), calendar)) ?? null
}

function workingDayUpTo(day: string, calendar: Calendar): string {
  return isWorkingDay(day, calendar) ? day : workingDayUpTo(addDays(day, -1), calendar)
}

/** Whether a person who was last reminded on `lastTold` may be reminded again on a day. Rule D-5. */
export function mayRemind(lastTold: string | undefined, day: string): boolean {
  return lastTold === undefined || dayNumber(day) - dayNumber(lastTold) >= apart
}

/** Whether people may be reminded at an instant, in Chinese time (`2024-10-14T08:00:00.000+08:00`): on a working day, within office hours. Rule D-5. */
export function isTimeToRemind(now: string, calendar: Calendar): boolean {
  const hour = Number(now.slice(11, 13))
  return isWorkingDay(now.slice(0, 10), calendar) && hour >= hours.from && hour < hours.until
}

/** The number of days after a deadline from which the next ones are told of a filing that nobody reports, and from which the secretary too. */
const nextFrom = { reviewers: 7, secretaries: 30 } as const
/** The days, from their submission, on which figures that nobody reviews are told to the secretary; later every 30 days. */
const unreviewedFrom = 7

/** Who else is told of an open filing at a point of the rhythm; `isLeft`: none of the people who reported it is there any more. Rule D-14. */
export function nextTold(
  point: number,
  isLeft: boolean,
): { readonly reviewers: boolean; readonly secretaries: boolean } {
  return {
    reviewers: isLeft || point >= nextFrom.reviewers,
    secretaries: point >= nextFrom.secretaries,
  }
}

/** The last day that was reached on which figures that wait are told, in days from their submission; null: none yet. Rule D-14. */
export function unreviewedPointReached(
  submittedOn: string,
  day: string,
  hasReviewer: boolean,
): number | null {
  const waited = dayNumber(day) - dayNumber(submittedOn)
  if (waited >= ever) return waited - (waited % ever)
  if (waited >= unreviewedFrom) return unreviewedFrom
  return !hasReviewer && waited >= 1 ? 1 : null
}
