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

/** Whoever asks, and on which day. */
export interface Asker {
  readonly actor: Actor
  readonly today: string
}

/** What a meeting's transitions are judged by. */
interface MeetingStanding {
  readonly title: string
  readonly at: string
  readonly state: MeetingState
}

/** Whose a target is, its narrative tells: of a meeting as a whole nobody is asked. */
const passes =
  ({ at }: MeetingStanding, today: string, own: boolean) =>
  (guard: MeetingGuard) =>
    guard === 'own-target' ? own : at <= today

/** What the caller may do with a meeting as it stands. Rule W-2. */
export function meetingTransitions(meeting: MeetingStanding, { actor, today }: Asker): MeetingAction[] {
  return transitionsOpen(meetingWorkflow, meeting.state, {
    holds: (right) => actor.rights.has(right),
    passes: passes(meeting, today, false),
  })
}

/** Why a state does not let an act be done, and what to do instead. */
const instead: Readonly<Record<MeetingState, string>> = {
  prepared: '请先定格，再开会。',
  frozen: '议题和快照不再改动；要按更正后的数据开会，请写明原因再定格一版。',
  held: '快照不再改动；会上定的，请记在会议记录里。',
  closed: '记录不再改动；还要办的，请列入下一次会议。',
  cancelled: '不再筹备；要开会，请另筹备一次。',
}

/** What opens a frozen meeting for what is written down at it, and for its end. */
const notYet: Partial<Record<MeetingAction, string>> = {
  note: '还没有开会。开会那天请先点“开会”，再记录。',
  close: '还没有开会。请先点“开会”，会后再结束。',
}

/** Whose a target is was judged before. @throws AppError conflict where a meeting's state does not let it be done, bad-item before its reference date */
export function refuseUnlessOpen(meeting: MeetingStanding, action: MeetingAction, today: string): void {
  const [obstacle] = obstaclesTo(meetingWorkflow, action, meeting.state, passes(meeting, today, true))
  if (obstacle === undefined) return
  const { title, at, state } = meeting
  if (obstacle === 'day-come') throw new AppError('bad-item', `基准日${at}还没有到，到那一天才能定格。`)
  const advice = (state === 'frozen' && notYet[action]) || instead[state]
  throw new AppError('conflict', `会议“${title}”${meetingStateWords[state]}，${advice}`)
}
