import { describe, expect, it } from 'vitest'
import {
  meetingActions,
  meetingStates,
  meetingWorkflow,
  type MeetingState,
} from '#metrics/workflow/meeting-workflow.ts'
import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: MeetingState, dayCome = true, secretary = true) =>
  transitionsOpen(meetingWorkflow, state, { holds: () => secretary, passes: () => dayCome })

describe('meetingWorkflow (W-5, W-6)', () => {
  it.each([
    ['prepared', ['edit', 'freeze']],
    ['frozen', ['correct', 'hold']],
    ['held', ['note', 'close']],
    ['closed', []],
  ] as const)('lets a secretary go on from %s by %j', (state, actions) => {
    expect(open(state)).toEqual(actions)
  })

  it('lets nobody else do anything, and nobody freeze before the reference date', () => {
    for (const state of meetingStates) expect(open(state, true, false)).toEqual([])
    expect(open('prepared', false)).toEqual(['edit'])
    expect(obstaclesTo(meetingWorkflow, 'freeze', 'prepared', () => false)).toEqual(['day-come'])
  })

  it('has one way for each action, and asks for a reason only for a correction', () => {
    expect(meetingWorkflow.map(({ action }) => action)).toEqual(meetingActions)
    expect(meetingWorkflow.filter((way) => 'reason' in way).map(({ action }) => action)).toEqual(['correct'])
  })
})
