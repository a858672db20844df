import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'

/** The causes of a reminder about a narrative: the due date is near, or has passed without an answer. Rule J-10. */
export const narrativeCauses = ['due-soon', 'overdue'] as const
export type NarrativeCause = (typeof narrativeCauses)[number]

/** The number of working days before the due date on which an organisation is reminded. */
const AHEAD = 1

/** The reminder that an unanswered narrative needs on a working day and that was not sent before; null: none. Rule J-10. */
export function narrativeReminder(
  { due, told }: { readonly due: string; readonly told: ReadonlySet<NarrativeCause> },
  day: string,
  calendar: Calendar,
): NarrativeCause | null {
  const cause = day > due ? 'overdue' : workingDaysBetween(day, due, calendar) <= AHEAD ? 'due-soon' : null
  return cause === null || told.has(cause) ? null : cause
}
