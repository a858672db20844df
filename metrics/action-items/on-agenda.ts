import type { Calendar } from '../calendar/calendar.ts'
import type { ActionItem } from './action-item.ts'
import { itemStatus, type ActionStatus } from './status.ts'

/** The reasons why a meeting speaks of an action item, in the order of the agenda. Rule X-7. */
export const orderReasons = ['overdue', 'unanswered', 'extension', 'to-check', 'extended', 'due'] as const
export type OrderReason = (typeof orderReasons)[number]

/** The working days that a weekly meeting looks ahead. */
export const ORDERS_AHEAD = 5

export interface OrderOnAgenda {
  readonly reason: OrderReason
  readonly item: ActionItem
  readonly standing: ActionStatus
}

interface MeetingDay {
  /** The day on which all orders are judged. Rule J-7. */
  readonly day: string
  /** Whether the last meeting of the series knew that the term of an item was extended. */
  readonly knewExtension: (item: ActionItem) => boolean
  readonly calendar: Calendar
}

/** The items that a meeting speaks of, each once: by reason, then the most overdue or longest awaited first. Rule X-7. */
export function ordersOnAgenda(items: readonly ActionItem[], meeting: MeetingDay): OrderOnAgenda[] {
  return items
    .flatMap((item) => {
      const standing = itemStatus(item, meeting.day, meeting.calendar)
      const reason = reasonOf(item, standing, meeting)
      return reason === null ? [] : [{ reason, item, standing }]
    })
    .sort(
      (a, b) =>
        orderReasons.indexOf(a.reason) - orderReasons.indexOf(b.reason) ||
        daysToGo(a) - daysToGo(b) ||
        a.item.year - b.item.year ||
        a.item.serial - b.item.serial,
    )
}

function reasonOf(
  item: ActionItem,
  standing: ActionStatus,
  { knewExtension }: MeetingDay,
): OrderReason | null {
  const { awaited, left, unanswered } = standing
  if (awaited === null) return null
  if (left !== null && left < 0) return 'overdue'
  if (unanswered && standing.party === 'owner') return 'unanswered'
  if (awaited === 'decide') return 'extension'
  if (awaited === 'check') return 'to-check'
  if (item.extendedOn !== null && !knewExtension(item)) return 'extended'
  return left !== null && left <= ORDERS_AHEAD ? 'due' : null
}

/** The reasons that lie in an answer that is awaited, whoever owes it. */
const awaiting: ReadonlySet<OrderReason> = new Set(['unanswered', 'extension', 'to-check'])

/**
 * The days by which items of one reason are sorted, the smallest first: those that an answer has been awaited, as a negative number; else
 * those to the due date, negative after it.
 */
const daysToGo = ({ reason, standing: { left, waited } }: OrderOnAgenda) =>
  awaiting.has(reason) ? -waited : left!
