import type { ActionColour, ActionStatus, AwaitedAct } from '../../action-items/status.ts'
import type { ActionAction, ActionState } from '../../workflow/action-workflow.ts'

/** The state of an action item, in a word. */
export const actionStateWords: Readonly<Record<ActionState, string>> = {
  filed: '已立项',
  assigned: '待签收',
  'in-progress': '办理中',
  'to-check': '待复核',
  closed: '已销号',
  withdrawn: '已撤销',
}

/** The actions on an item, with its opening (立项) and the program's reminders. */
export const actionWords: Readonly<Record<ActionAction | 'file' | 'remind', string>> = {
  file: '立项',
  assign: '交办',
  acknowledge: '签收',
  report: '反馈',
  finish: '办结反馈',
  'request-extension': '申请延期',
  grant: '批准延期',
  refuse: '不准延期',
  return: '退回',
  close: '销号',
  withdraw: '撤销',
  remind: '催办',
}

export const actionColourWords: Readonly<Record<ActionColour, string>> = {
  red: '红',
  yellow: '黄',
  blue: '蓝',
}

/** The awaited acts. */
export const awaitedWords: Readonly<Record<AwaitedAct, string>> = {
  assign: '交办',
  acknowledge: '签收',
  report: '反馈',
  decide: '批复延期',
  check: '复核',
}

/** The words for an item that was closed without being reported as done, so that nobody takes it for one that was. */
export const closedUndoneWords: Readonly<Record<NonNullable<ActionStatus['closedUndone']>, string>> = {
  'never-done': '未经办结反馈，由秘书直接销号',
  'sent-back': '办结反馈被退回后未再报办结，由秘书直接销号',
}

/** The standing of an item, in one clause with its figures: its term where one runs, then the awaited act; of an ended one what was unusual. */
export function itemStatusText({ awaited, left, waited, unanswered, closedUndone }: ActionStatus): string {
  if (closedUndone) return closedUndoneWords[closedUndone]
  if (awaited === null) return ''
  const answer = unanswered ? `${waited} 个工作日未${awaitedWords[awaited]}` : `待${awaitedWords[awaited]}`
  return left === null ? answer : `${termText(left)}，${answer}`
}

/** The working days to a due date, or after it. */
export function termText(left: number): string {
  if (left < 0) return `逾期 ${-left} 个工作日`
  return left === 0 ? '今天到期' : `还有 ${left} 个工作日`
}
