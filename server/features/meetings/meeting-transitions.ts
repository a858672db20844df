import {
  meetingWorkflow,
  type MeetingAction,
  type MeetingGuard,
  type MeetingState,
} from '#metrics/workflow/meeting-workflow.ts'
import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'
import { meetingStateWords } from '#metrics/wording/meetings.ts'
import type { Actor } from '../../access/actor.ts'
import { AppError } from '../../errors.ts'

/** The person who asks, and the day. */
export interface Asker {
  readonly actor: Actor
  readonly today: string
}

/** The facts by which a meeting's transitions are judged. */
interface MeetingStatus {
  readonly title: string
  readonly at: string
  readonly state: MeetingState
}

/** Judges the guards of a meeting. Whose target it is decides only for a narrative, not for the meeting as a whole. */
const passes =
  ({ at }: MeetingStatus, today: string, { isOwnTarget }: { readonly isOwnTarget: boolean }) =>
  (guard: MeetingGuard) =>
    guard === 'own-target' ? isOwnTarget : at <= today

/** The transitions of a meeting that are open to the caller. Rule W-2. */
export function meetingTransitions(meeting: MeetingStatus, { actor, today }: Asker): MeetingAction[] {
  return transitionsOpen(meetingWorkflow, meeting.state, {
    holds: (right) => actor.rights.has(right),
    passes: passes(meeting, today, { isOwnTarget: false }),
  })
}

/** Why a state does not allow an action, and what to do instead. */
const instead: Readonly<Record<MeetingState, string>> = {
  prepared: '请先定格，再开会。',
  frozen: '议题和快照不再改动；要按更正后的数据开会，请写明原因再定格一版。',
  held: '快照不再改动；会上定的，请记在会议记录里。',
  closed: '记录不再改动；还要办的，请列入下一次会议。',
  cancelled: '不再筹备；要开会，请另筹备一次。',
}

/** What to do first where notes or the end of a frozen meeting are asked for. */
const notYet: Partial<Record<MeetingAction, string>> = {
  note: '还没有开会。开会那天请先点“开会”，再记录。',
  close: '还没有开会。请先点“开会”，会后再结束。',
}

/**
 * Refuses an action that the state of a meeting does not allow; the caller has judged whose target it is. @throws AppError conflict by
 * the meeting's state, bad-item before its reference date
 */
export function refuseUnlessOpen(meeting: MeetingStatus, action: MeetingAction, today: string): void {
  const judge = passes(meeting, today, { isOwnTarget: true })
  const [obstacle] = obstaclesTo(meetingWorkflow, action, meeting.state, judge)
  if (obstacle === undefined) return
  const { title, at, state } = meeting
  if (obstacle === 'day-come') throw new AppError('bad-item', `基准日${at}还没有到，到那一天才能定格。`)
  const advice = (state === 'frozen' && notYet[action]) || instead[state]
  throw new AppError('conflict', `会议“${title}”${meetingStateWords[state]}，${advice}`)
}
