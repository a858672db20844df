import type { Calendar } from '../calendar/calendar.ts'
import { reminderKey, type ActionItem } from './action-item.ts'
import { answerDays, dueSoonDays, itemStatus, type ActionStatus } from './status.ts'
import type { Party, Reminder } from './step.ts'

/** The number of further working days, without an answer or past the due date, after which the next party is told. Rule X-6. */
export const ESCALATE_AFTER = 3

/** The parties that are told of a missing answer, one after the other. */
const chains: Readonly<Record<Exclude<Party, 'leader'>, readonly Party[]>> = {
  owner: ['owner', 'secretary', 'leader'],
  secretary: ['secretary', 'leader'],
}

/** The reminders of an item that are due on a day and were not sent. Rule X-6. */
export function remindersDue(item: ActionItem, day: string, calendar: Calendar): Reminder[] {
  const standing = itemStatus(item, day, calendar)
  return [...ofTerm(item, standing), ...ofAnswer(item, standing)].filter(
    (reminder) => !item.told.has(reminderKey(reminder)),
  )
}

function ofTerm({ due }: ActionItem, { left }: ActionStatus): Reminder[] {
  if (due === null || left === null || left > dueSoonDays) return []
  if (left >= 0) return [{ cause: 'due-soon', level: 1, to: ['owner'], of: due }]
  const late: Reminder = { cause: 'overdue', level: 1, to: ['owner', 'secretary'], of: due }
  return -left > ESCALATE_AFTER ? [late, { cause: 'overdue', level: 2, to: ['leader'], of: due }] : [late]
}

function ofAnswer({ waits }: ActionItem, { awaited, party, waited }: ActionStatus): Reminder[] {
  if (awaited === null || party === null) return []
  return chains[party].flatMap((to, place): Reminder[] =>
    waited > answerDays[awaited] + place * ESCALATE_AFTER
      ? [{ cause: 'unanswered', level: place + 1, to: [to], of: String(waits.step) }]
      : [],
  )
}
