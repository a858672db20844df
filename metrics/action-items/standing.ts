import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'
import type { ActionItem } from './action-item.ts'
import type { Party } from './step.ts'

/** The colour of an item, apart from the lights of targets. Rule X-4. */
export const actionColours = ['red', 'yellow', 'blue'] as const
export type ActionColour = (typeof actionColours)[number]

/** Working days within which an answer is expected, by what is waited for. Rule X-5. */
export const answerDays = { assign: 3, sign: 2, report: 5, judge: 3, check: 3 } as const
export type Awaited = keyof typeof answerDays

/** So many working days before it is due an item is due soon. Rule X-4. */
export const DUE_SOON = 3

/** How an item stands on a day. */
export interface ActionStanding {
  /** What is waited for, and of whom; null once it has ended. */
  readonly awaited: Awaited | null
  readonly party: Exclude<Party, 'leader'> | null
  /** Working days since it is waited for, and whether more than it may take. */
  readonly waited: number
  readonly unanswered: boolean
  /** Working days to the due date, negative beyond it; null where none runs: not assigned, handed in, or ended. */
  readonly left: number | null
  readonly colour: ActionColour | null
}

/** Judges an item on a day. Rules. */
export function itemStanding(item: ActionItem, day: string, calendar: Calendar): ActionStanding {
  const awaited = awaitedOf(item)
  if (awaited === null)
    return { awaited, party: null, waited: 0, unanswered: false, left: null, colour: null }
  const party = awaited === 'sign' || awaited === 'report' ? 'owner' : 'secretary'
  const waited = Math.max(0, workingDaysBetween(item.waits.since, day, calendar))
  const unanswered = waited > answerDays[awaited]
  const runs = item.due !== null && awaited !== 'check'
  const left = runs ? daysLeft(item.due, day, calendar) : null
  const poor = item.returned || (unanswered && party === 'owner')
  const near = left !== null && left <= DUE_SOON
  const colour = left !== null && left < 0 ? 'red' : poor ? 'yellow' : near ? 'blue' : null
  return { awaited, party, waited, unanswered, left, colour }
}

/** Beyond the due date every day counts, also one of rest: the term is over at its end. */
function daysLeft(due: string, day: string, calendar: Calendar): number {
  return day > due
    ? -Math.max(1, workingDaysBetween(due, day, calendar))
    : workingDaysBetween(day, due, calendar)
}

function awaitedOf({ state, extension }: ActionItem): Awaited | null {
  switch (state) {
    case 'filed':
      return 'assign'
    case 'assigned':
      return 'sign'
    case 'in-progress':
      return extension ? 'judge' : 'report'
    case 'to-check':
      return 'check'
    default:
      return null
  }
}
