import { longestTermDays } from '#metrics/action-items/due-date.ts'
import type { Term } from '#metrics/action-items/step.ts'

/** Whether the typed term is complete: a day, or as many working days as the server takes. */
export function isValidTerm(term: Term): boolean {
  return 'due' in term || (Number.isInteger(term.days) && term.days >= 1 && term.days <= longestTermDays)
}
