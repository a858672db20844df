import { itemNumber, type ActionItem } from '../../action-items/action-item.ts'
import type { OrderOnAgenda, OrderReason } from '../../action-items/on-agenda.ts'
import { answerDays, dueSoonDays, type ActionStatus } from '../../action-items/status.ts'
import { ESCALATE_AFTER } from '../../action-items/reminders.ts'
import type { ActionStep, Reminder } from '../../action-items/step.ts'
import { dateText } from '../dates.ts'
import { quoted, unended } from '../quoted.ts'
import { awaitedWords, closedUndoneWords, termText } from './states.ts'

/** The rules of colours and reminders, as a page states them. */
export const actionRuleText =
  `红：过了办理期限。黄：签收超过 ${answerDays.acknowledge} 个工作日、反馈超过 ${answerDays.report} 个工作日，或办结后被退回。` +
  `蓝：${dueSoonDays} 个工作日内到期。超过时限催办一次，再过 ${ESCALATE_AFTER} 个工作日仍无答复，报上一级。`

/** An item in one sentence for the agenda: its number, order, standing and owner. `organisationName`: the present name. */
export function orderSentence({ reason, item, standing }: OrderOnAgenda, organisationName: string): string {
  const { awaited, left, waited } = standing
  const state: Readonly<Record<OrderReason, () => string>> = {
    overdue: () => termText(left!),
    unanswered: () => `${waited} 个工作日未${awaitedWords[awaited!]}`,
    extension: () => `申请延期至${dateText(item.extension!.until)}，理由：${unended(item.extension!.reason)}`,
    'to-check': () => `已反馈办结，${waited} 个工作日待复核`,
    extended: () => '已准延期',
    due: () => termText(left!),
  }
  return `${namedOrder(item)}${state[reason]()}，期限${dateText(item.due!)}。责任单位：${organisationName}。`
}

/** An order that is not assigned, in one sentence: its number, order, day of opening, and intended owner. Rule J-14. */
export function toHandOverSentence(
  item: Pick<ActionItem, 'year' | 'serial' | 'order' | 'filedOn'>,
  organisationName: string,
): string {
  return `${namedOrder(item)}${dateText(item.filedOn)}立项，尚未交办。责任单位：${organisationName}。`
}

/** The day by which a meeting computes the terms of its orders. Rule J-7. */
export function ordersDayText(day: string): string {
  return `督办事项的期限和逾期按${dateText(day)}计算。`
}

/** The text of a reminder, whichever party gets it. */
export function reminderText(
  item: Pick<ActionItem, 'year' | 'serial' | 'order' | 'due'>,
  { cause, level }: Pick<Reminder, 'cause' | 'level'>,
  awaited: keyof typeof awaitedWords | null,
): string {
  const due = item.due === null ? '' : `（期限${dateText(item.due)}）`
  const named = namedOrder(item) + due
  if (cause === 'due-soon') return `${named}将到期，请抓紧办理并反馈。`
  if (cause === 'overdue') return `${named}已逾期${level > 1 ? '，仍未办结，报请协调' : '，请立即反馈'}。`
  const what = awaited === null ? '答复' : awaitedWords[awaited]
  return `${named}${level > 1 ? '催办后仍未' : '超过时限未'}${what}${level > 1 ? '，报请协调' : '，请尽快办理'}。`
}

/** The text of a step, with the item's number and order, for the parties that are told of it. `standing`: after the step. */
export function stepText(
  item: Pick<ActionItem, 'year' | 'serial' | 'order' | 'due'>,
  step: ActionStep,
  standing: Pick<ActionStatus, 'closedUndone' | 'awaited'>,
): string {
  return step.action === 'remind'
    ? reminderText(item, step, standing.awaited)
    : `${namedOrder(item)}${stepNotice(step, standing)}`
}

/** The text of a step for the other party, after the item's number and order; null where nobody is told, and for a reminder, whose text is `reminderText`. */
export function stepNotice(
  step: ActionStep,
  { closedUndone }: Pick<ActionStatus, 'closedUndone'>,
): string | null {
  switch (step.action) {
    case 'assign':
      return `已交办，期限${dateText(step.due)}，请在 ${answerDays.acknowledge} 个工作日内签收。`
    case 'finish':
      return `已反馈办结，请复核：${step.text}`
    case 'request-extension':
      return `申请延期至${dateText(step.until)}，请批复：${step.reason}`
    case 'grant':
      return `已准延期至${dateText(step.until)}。`
    case 'refuse':
      return `延期申请未获批准，仍按原期限办理：${step.reason}`
    case 'return':
      return `办结反馈被退回，请继续办理：${step.reason}`
    case 'close':
      return `${closedUndone ? closedUndoneWords[closedUndone] : '已销号'}：${step.reason}`
    case 'withdraw':
      return `已撤销：${step.reason}`
    default:
      return null
  }
}

/** An item by its number and order. */
export function namedOrder(item: Pick<ActionItem, 'year' | 'serial' | 'order'>): string {
  return `${itemNumber(item)}${quoted(unended(item.order))}`
}
