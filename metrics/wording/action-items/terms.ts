import { dueDateOf } from '../../action-items/due-date.ts'
import type { Term } from '../../action-items/step.ts'
import { isWorkingDay, yearsWithoutTable, type Calendar } from '../../calendar/calendar.ts'
import { dateText, formatDay, weekdayText } from '../dates.ts'

/** The term with which an order was opened, before it is assigned. */
interface ProposedTerm {
  readonly days: number | null
  readonly due: string | null
}

/** The intended term: 拟交办后 10 个工作日, 拟定11月18日. `day` words a date. */
export function proposedText({ days, due }: ProposedTerm, day: (date: string) => string): string {
  return due === null ? `拟交办后 ${days} 个工作日` : `拟定${day(due)}`
}

/**
 * The last day of a term that begins on a day, before it is kept: the day on which so many working days end, or the working day that
 * replaces a day of rest, and the years whose holidays are not known. A day that has passed is refused; null where there is nothing to say.
 * Rules C-2 and X-3.
 */
export function termHint(term: Term, from: string, calendar: Calendar): string | null {
  if ('due' in term && term.due < from) return `${dateText(term.due)}已经过去，请写${dateText(from)}或以后。`
  const due = dueDateOf(term, from, calendar)
  const last = `${dateText(due)}（${weekdayText(due)}）`
  const note = termNote(from, due, calendar)
  const words =
    'days' in term
      ? `自${formatDay(from)}起，到${last}止`
      : isWorkingDay(term.due, calendar)
        ? null
        : `${dateText(term.due)}（${weekdayText(term.due)}）不上班，期限顺延到${last}`
  return [words, note].filter((one) => one !== null).join('；') || null
}

/** The note on a term that includes days of a year without a table of holidays; null where there is none. Rule C-2. */
export function termNote(from: string, due: string, calendar: Calendar): string | null {
  const years = yearsWithoutTable(from, due, calendar)
  return years.length === 0 ? null : `${years.join('、')}年放假安排未录入，期限按周一至周五推算`
}
