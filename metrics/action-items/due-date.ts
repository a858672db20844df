import { isWorkingDay, nthWorkingDayAfter, type Calendar } from '../calendar/calendar.ts'
import type { Term } from './step.ts'

/** The usual term in working days, and the longest. */
export const usualTermDays = 10
export const longestTermDays = 250

/** The last day of a term that begins on a day; a day of rest is replaced by the next working day. Rule X-3. */
export function dueDateOf(term: Term, from: string, calendar: Calendar): string {
  return 'days' in term ? nthWorkingDayAfter(from, term.days, calendar) : workingDayFrom(term.due, calendar)
}

/** The day itself if it is a working day, otherwise the next one. */
export function workingDayFrom(date: string, calendar: Calendar): string {
  return isWorkingDay(date, calendar) ? date : nthWorkingDayAfter(date, 1, calendar)
}
