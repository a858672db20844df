import { isWorkingDay, nthWorkingDayAfter, type Calendar } from '../calendar/calendar.ts'
import type { Term } from './step.ts'

/** The term in working days where none is named, and the longest that may be. */
export const usualTermDays = 10
export const longestTermDays = 250

/** The last day of a term that begins on a day: one on which offices rest gives way to the next on which they work. Rule X-3. */
export function dueDateOf(term: Term, from: string, calendar: Calendar): string {
  return 'days' in term ? nthWorkingDayAfter(from, term.days, calendar) : workingDayFrom(term.due, calendar)
}

/** The day itself where offices work on it, else the next on which they do. */
export function workingDayFrom(date: string, calendar: Calendar): string {
  return isWorkingDay(date, calendar) ? date : nthWorkingDayAfter(date, 1, calendar)
}
