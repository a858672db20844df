import { describe, expect, it } from 'vitest'
import {
  actionStates,
  actionWorkflow,
  stateAfter,
  type ActionGuard,
  type ActionRight,
  type ActionState,
} from '#metrics/workflow/action-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: ActionState, right: ActionRight, ...closed: ActionGuard[]) =>
  transitionsOpen(actionWorkflow, state, {
    holds: (needed) => needed === right,
    passes: (guard) => !closed.includes(guard),
  })

describe('actionWorkflow (X-2)', () => {
  it.each<[ActionState, readonly string[]]>([
    ['filed', []],
    ['assigned', ['acknowledge']],
    ['in-progress', ['report', 'finish', 'request-extension']],
    ['to-check', []],
    ['closed', []],
    ['withdrawn', []],
  ])('lets the organisation that answers go on from %s by %j, and no other', (state, actions) => {
    expect(open(state, 'report')).toEqual(actions)
    expect(open(state, 'report', 'owner')).toEqual([])
  })

  it.each<[ActionState, readonly string[]]>([
    ['filed', ['assign', 'withdraw']],
    ['assigned', ['assign', 'withdraw']],
    ['in-progress', ['assign', 'grant', 'refuse', 'close', 'withdraw']],
    ['to-check', ['return', 'close', 'withdraw']],
    ['closed', []],
    ['withdrawn', []],
  ])('lets the secretary go on from %s by %j', (state, actions) => {
    expect(open(state, 'convene')).toEqual(actions)
  })

  it('judges no extension that nobody asked for, asks for none twice, and closes nothing that was not answered', () => {
    expect(open('in-progress', 'convene', 'extension-waits')).toEqual(['assign', 'close', 'withdraw'])
    expect(open('in-progress', 'report', 'no-extension-waits')).toEqual(['report', 'finish'])
    expect(open('in-progress', 'convene', 'answered')).toEqual(['assign', 'grant', 'refuse', 'withdraw'])
  })

  it('leads each action to one state', () => {
    for (const { action, to } of actionWorkflow) expect(stateAfter(action)).toBe(to)
    expect(new Set(actionWorkflow.flatMap(({ from, to }) => [...from, to]))).toEqual(new Set(actionStates))
  })
})
