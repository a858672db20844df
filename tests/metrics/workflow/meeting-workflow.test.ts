import { describe, expect, it } from 'vitest'
import {
  meetingActions,
  meetingStates,
  meetingWorkflow,
  type MeetingRight,
  type MeetingState,
} from '#metrics/workflow/meeting-workflow.ts'
import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: MeetingState, dayCome = true, given: MeetingRight = 'convene', own = true) =>
  transitionsOpen(meetingWorkflow, state, {
    holds: (right) => right === given,
    passes: (guard) => (guard === 'day-come' ? dayCome : own),
  })

describe('meetingWorkflow (W-5, W-6)', () => {
  it.each([
    ['prepared', ['edit', 'ask', 'freeze', 'cancel']],
    ['frozen', ['correct', 'hold']],
    ['held', ['note', 'close']],
    ['closed', []],
    ['cancelled', []],
  ] as const)('lets a secretary go on from %s by %j', (state, actions) => {
    expect(open(state)).toEqual(actions)
  })

  it('lets an organisation answer of its own targets until the picture is frozen, and do nothing else', () => {
    const answers = meetingStates.map((state) => open(state, true, 'report'))
    expect(answers).toEqual([['answer'], [], [], [], []])
    expect(open('prepared', true, 'report', false)).toEqual([])
  })

  it('lets nobody freeze before the reference date', () => {
    expect(open('prepared', false)).toEqual(['edit', 'ask', 'cancel'])
    expect(obstaclesTo(meetingWorkflow, 'freeze', 'prepared', () => false)).toEqual(['day-come'])
  })

  it('has one way for each action, and asks for a reason only to cancel or to correct', () => {
    expect(meetingWorkflow.map(({ action }) => action)).toEqual(meetingActions)
    expect(meetingWorkflow.filter((way) => 'reason' in way).map(({ action }) => action)).toEqual([
      'cancel',
      'correct',
    ])
  })
})
