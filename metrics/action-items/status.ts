import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'
import type { ActionItem } from './action-item.ts'
import type { Party } from './step.ts'

/** The colours of an item, which are no lights of targets. Rule X-4. */
export const actionColours = ['red', 'yellow', 'blue'] as const
export type ActionColour = (typeof actionColours)[number]

/** The working days within which each answer is expected. Rule X-5. */
export const answerDays = { assign: 3, acknowledge: 2, report: 5, decide: 3, check: 3 } as const
/** `decide`: the secretary answers a request for extension. */
export type AwaitedAct = keyof typeof answerDays

/** The number of working days before its due date from which an item is due soon. Rule X-4. */
export const dueSoonDays = 3

/** The state of an item on a day. */
export interface ActionStatus {
  /** The awaited act, and the party that must do it; null once the item has ended. */
  readonly awaited: AwaitedAct | null
  readonly party: Exclude<Party, 'leader'> | null
  /** The number of working days for which it has been awaited. */
  readonly waited: number
  /** Whether `waited` exceeds the limit of the answer. */
  readonly unanswered: boolean
  /** Working days to the due date, negative after it; null where no term runs: not assigned, finished, or ended. */
  readonly left: number | null
  readonly colour: ActionColour | null
  /** `never-done`: closed without a report of completion; `sent-back`: closed after that report was returned; otherwise null. */
  readonly closedUndone: 'never-done' | 'sent-back' | null
}

/** Judges an item on a day. Rules. */
export function itemStatus(item: ActionItem, day: string, calendar: Calendar): ActionStatus {
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

/** Working days to the due date. After it at least one day counts, even if only days of rest have passed. */
function daysLeft(due: string, day: string, calendar: Calendar): number {
  return day > due
    ? -Math.max(1, workingDaysBetween(due, day, calendar))
    : workingDaysBetween(day, due, calendar)
}

function closedUndone({ state, finishedOn, sentBack }: ActionItem): ActionStatus['closedUndone'] {
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
