import type { MeetingState } from '../workflow/meeting-workflow.ts'

/** Where a meeting stands, in a word. */
export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  prepared: '筹备中',
  frozen: '已定格',
  held: '正在开会',
  closed: '已结束',
  cancelled: '已取消',
}
