import type { MeetingState } from '../workflow/meeting-workflow.ts'

/** The state of a meeting, in a word. */
export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  prepared: '筹备中',
  frozen: '已定格',
  held: '正在开会',
  closed: '已结束',
  cancelled: '已取消',
}

/** What to do instead of convening a meeting that exists already. */
export function insteadOfRepeating(state: MeetingState): string {
  return state === 'prepared'
    ? '请接着筹备那一次；要重新筹备，请先取消它。'
    : '请就用那一次；要另开，请改日期、系列或范围。'
}
