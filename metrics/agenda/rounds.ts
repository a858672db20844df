import { dayNumber } from '../period/civil-date.ts'

/** The most characters of each part of an answer to a round (报送轮次), of a question of its own, and of its title. */
export const roundLimits = {
  ...{ progress: 1_000, problems: 600, next: 600, own: 500, stated: 60 },
  ...{ title: 60, question: 100, questions: 5, asks: 1_000 },
} as const

/** How an organisation stands with what a round asks it: answered, in time or late, still awaited, or overdue; late by so many days. Rule D-13. */
export interface AskStanding {
  readonly state: 'answered' | 'answered-late' | 'awaited' | 'overdue'
  readonly daysLate: number
}

/** The standing on a day; `answeredOn` is the day of the first submission, whatever was changed since, null where there is none. Rule D-13. */
export function askStanding(
  { due, answeredOn }: { readonly due: string; readonly answeredOn: string | null },
  today: string,
): AskStanding {
  const daysLate = Math.max(0, dayNumber(answeredOn ?? today) - dayNumber(due))
  if (answeredOn !== null) return { state: daysLate > 0 ? 'answered-late' : 'answered', daysLate }
  return { state: daysLate > 0 ? 'overdue' : 'awaited', daysLate }
}
