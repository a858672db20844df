import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'
import type { ActionItem } from './action-item.ts'
import type { Party } from './step.ts'

/** The colour of an item, which is not a light of a target. Rule X-4. */
export const actionColours = ['red', 'yellow', 'blue'] as const
export type ActionColour = (typeof actionColours)[number]

/** Working days within which an answer is expected, by what is waited for. Rule X-5. */
export const answerDays = { assign: 3, acknowledge: 2, report: 5, decide: 3, check: 3 } as const
/** `decide`: the secretary answers a request for extension. */
export type AwaitedAct = keyof typeof answerDays

/** Working days before the due date from which on an item is due soon. Rule X-4. */
export const dueSoonDays = 3

/** How an item stands on a day. */
export interface ActionStanding {
  /** What is waited for, and of whom; null once it has ended. */
  readonly awaited: AwaitedAct | null
  readonly party: Exclude<Party, 'leader'> | null
  /** For how many working days it has been waited for. */
  readonly waited: number
  /** Whether that is more than the answer may take. */
  readonly unanswered: boolean
  /** Working days to the due date, negative beyond it; null where no term runs: not assigned, handed in, or ended. */
  readonly left: number | null
  readonly colour: ActionColour | null
  /** Closed although its owner never called it done, or after it was sent back; else null. */
  readonly closedUndone: 'never-done' | 'sent-back' | null
}

/** Judges an item on a day. Rules. */
export function itemStanding(item: ActionItem, day: string, calendar: Calendar): ActionStanding {
  const awaited = awaitedOf(item)
  if (awaited === null)
    return {
      awaited,
      party: null,
      waited: 0,
      unanswered: false,
      left: null,
      colour: null,
      closedUndone: closedUndone(item),
    }
  const party = awaited === 'acknowledge' || awaited === 'report' ? 'owner' : 'secretary'
  const waited = Math.max(0, workingDaysBetween(item.waits.since, day, calendar))
  const unanswered = waited > answerDays[awaited]
  const runs = item.due !== null && awaited !== 'check'
  const left = runs ? daysLeft(item.due, day, calendar) : null
  const lacksAnswer = item.returned || (unanswered && party === 'owner')
  const dueSoon = left !== null && left <= dueSoonDays
  const colour = left !== null && left < 0 ? 'red' : lacksAnswer ? 'yellow' : dueSoon ? 'blue' : null
  return { awaited, party, waited, unanswered, left, colour, closedUndone: null }
}

/** Past the due date at least one day is counted as over, though only days of rest have passed since. */
function daysLeft(due: string, day: string, calendar: Calendar): number {
  return day > due
    ? -Math.max(1, workingDaysBetween(due, day, calendar))
    : workingDaysBetween(day, due, calendar)
}

function closedUndone({ state, finishedOn, sentBack }: ActionItem): ActionStanding['closedUndone'] {
  if (state !== 'closed' || finishedOn !== null) return null
  return sentBack ? 'sent-back' : 'never-done'
}

function awaitedOf({ state, extension }: ActionItem): AwaitedAct | null {
  switch (state) {
    case 'filed':
      return 'assign'
    case 'assigned':
      return 'acknowledge'
    case 'in-progress':
      return extension ? 'decide' : 'report'
    case 'to-check':
      return 'check'
    default:
      return null
  }
}
