import { describe, expect, it } from 'vitest'
import {
  importActions,
  importStates,
  importTransition,
  importWorkflow,
  isSubmitted,
  type ImportGuard,
  type ImportRight,
  type ImportState,
} from '#metrics/workflow/import-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: ImportState, right: ImportRight, ...closed: ImportGuard[]) =>
  transitionsOpen(importWorkflow, state, {
    holds: (needed) => needed === right,
    passes: (guard) => !closed.includes(guard),
  })

describe('importWorkflow (W-9)', () => {
  it.each<[ImportState, readonly string[]]>([
    ['checking', ['change', 'cancel']],
    ['checked', ['change', 'cancel', 'submit']],
    ['faulty', ['change', 'cancel']],
    ['known', ['change', 'cancel']],
    ['unreadable', ['change', 'cancel']],
    ['cancelled', ['change', 'cancel']],
    ['submitting', []],
    ['submitted', []],
    ['releasing', []],
    ['released', []],
    ['returning', []],
    ['returned', []],
  ])('lets its sender go on from %s by %j, and nobody else', (state, actions) => {
    expect(open(state, 'handIn')).toEqual(actions)
    expect(isSubmitted(state)).toBe(actions.length === 0)
    expect(open(state, 'handIn', 'sender')).toEqual([])
  })

  it('lets nobody change how a table is read that a program pushed', () => {
    expect(open('checked', 'handIn', 'mapped')).toEqual(['cancel', 'submit'])
  })

  it('lets a reviewer of all its regions who did not hand it in decide on what was submitted, and on nothing else', () => {
    const decidable = importStates.filter((state) => open(state, 'decisions').length > 0)
    expect(decidable).toEqual(['submitted'])
    expect(open('submitted', 'decisions')).toEqual(['release', 'return'])
    expect(open('submitted', 'decisions', 'another-sender')).toEqual([])
    expect(open('submitted', 'decisions', 'regions')).toEqual([])
    // Figures that several levels review are not released all at once (W-11).
    expect(open('submitted', 'decisions', 'one-level')).toEqual(['return'])
  })

  it('leads each action to one state, and asks for a reason only to return', () => {
    expect(importActions.map((action) => importTransition(action).to)).toEqual([
      'checking',
      'cancelled',
      'submitting',
      'releasing',
      'returning',
    ])
    expect(importWorkflow.filter((way) => 'reason' in way).map(({ action }) => action)).toEqual(['return'])
  })
})
