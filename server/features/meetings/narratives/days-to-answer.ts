import { isWorkingDay, type Calendar } from '#metrics/calendar/calendar.ts'
import { addDays } from '#metrics/period/civil-date.ts'

/** The days by which organisations may be asked to answer before a meeting. */
export interface DaysToAnswer {
  /** Today; null where the day of the meeting has passed, so that any day before it may be named. */
  readonly earliest: string | null
  /** The last working day before the meeting that is not before today, or else today; once the meeting's day has come, that day. */
  readonly proposed: string
}

export function daysToAnswer(
  { date }: { readonly date: string },
  today: string,
  calendar: Calendar,
): DaysToAnswer {
  if (today >= date) return { earliest: today > date ? null : today, proposed: date }
  let proposed = addDays(date, -1)
  while (proposed > today && !isWorkingDay(proposed, calendar)) proposed = addDays(proposed, -1)
  return { earliest: today, proposed }
}
