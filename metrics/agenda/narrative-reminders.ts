import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'

/** Why a unit is reminded of what it was asked: the day is near, or it has passed without an answer. Rule J-10. */
export const narrativeCauses = ['due-soon', 'overdue'] as const
export type NarrativeCause = (typeof narrativeCauses)[number]

/** A working day before it is due. */
const AHEAD = 1

/** What is to be told of an unanswered narrative on a working day and was not yet; null: nothing. Rule J-10. */
export function narrativeReminder(
  { due, told }: { readonly due: string; readonly told: ReadonlySet<NarrativeCause> },
  day: string,
  calendar: Calendar,
): NarrativeCause | null {
  const cause = day > due ? 'overdue' : workingDaysBetween(day, due, calendar) <= AHEAD ? 'due-soon' : null
  return cause === null || told.has(cause) ? null : cause
}
