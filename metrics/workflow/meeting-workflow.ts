import type { Workflow } from './workflow.ts'

/** The states of a meeting. Rule W-5. */
export const meetingStates = ['prepared', 'frozen', 'held', 'closed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/**
 * The actions on a meeting. `edit` edits the agenda, `ask` asks organisations for narratives, `answer` answers one, `freeze` freezes the
 * picture, `correct` freezes another version of it, `hold` opens the meeting, `note` writes notes, `close` ends it; `cancel` cancels one
 * that is not frozen.
 */
export const meetingActions = [
  'edit',
  'ask',
  'answer',
  'freeze',
  'cancel',
  'correct',
  'hold',
  'note',
  'close',
] as const
export type MeetingAction = (typeof meetingActions)[number]

/** `day-come`: the reference date is not in the future · `own-target`: the caller reports for the organisation that was asked. */
export type MeetingGuard = 'day-come' | 'own-target'
export type MeetingRight = 'convene' | 'report'

const convening = { right: 'convene', guards: [] } as const

/** The workflow of a meeting from its convening to its end. Rule W-6. */
export const meetingWorkflow = [
  { action: 'edit', from: ['prepared'], to: 'prepared', ...convening },
  { action: 'ask', from: ['prepared'], to: 'prepared', ...convening },
  { action: 'answer', from: ['prepared'], to: 'prepared', right: 'report', guards: ['own-target'] },
  { action: 'freeze', from: ['prepared'], to: 'frozen', right: 'convene', guards: ['day-come'] },
  { action: 'cancel', from: ['prepared'], to: 'cancelled', ...convening, reason: true },
  { action: 'correct', from: ['frozen'], to: 'frozen', ...convening, reason: true },
  { action: 'hold', from: ['frozen'], to: 'held', ...convening },
  { action: 'note', from: ['held'], to: 'held', ...convening },
  { action: 'close', from: ['held'], to: 'closed', ...convening },
] as const satisfies Workflow<MeetingState, MeetingAction, MeetingGuard, MeetingRight>
