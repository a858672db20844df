/** The kinds of events for other systems (事件推送), with their names. */
export const eventKindWords = {
  'observation.approved': '数据通过审核',
  'observation.revoked': '审核被撤销',
  'observation.returned': '数据被退回',
  'light.turned': '目标变灯',
  'reporting.overdue': '目标逾期未报',
  'period.closed': '报送期关账',
  'meeting.frozen': '会议定格',
} as const

export type EventKind = keyof typeof eventKindWords
export const eventKinds = Object.keys(eventKindWords) as EventKind[]
