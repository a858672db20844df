import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'

/** Why an organisation is reminded of what it was asked: the day is near, or it has passed without an answer. Rule J-10. */
export const narrativeCauses = ['due-soon', 'overdue'] as const
export type NarrativeCause = (typeof narrativeCauses)[number]

/** Working days before the due date on which an organisation is reminded. */
const AHEAD = 1

/** The reminder that an unanswered narrative calls for on a working day and that was not sent before; null: none. Rule J-10. */
export function narrativeReminder(
  { due, told }: { readonly due: string; readonly told: ReadonlySet<NarrativeCause> },
  day: string,
  calendar: Calendar,
): NarrativeCause | null {
  const cause = day > due ? 'overdue' : workingDaysBetween(day, due, calendar) <= AHEAD ? 'due-soon' : null
  return cause === null || told.has(cause) ? null : cause
}
