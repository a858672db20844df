import { describe, expect, it } from 'vitest'
import {
  proposalActions,
  proposalStates,
  proposalTransition,
  proposalWorkflow,
  type ProposalGuard,
  type ProposalRight,
  type ProposalState,
} from '#metrics/workflow/proposal-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: ProposalState, guard: ProposalGuard, ...rights: ProposalRight[]) =>
  transitionsOpen(proposalWorkflow, state, {
    holds: (right) => rights.includes(right),
    passes: (asked) => asked === guard,
  })

describe('proposalWorkflow (Z-9)', () => {
  it('lets another person confirm or refuse, and its proposer take it back, while it waits', () => {
    const allRights = ['changeStandards', 'changePlans'] as const
    expect(open('waiting', 'another-person', ...allRights)).toEqual(['confirm', 'refuse'])
    expect(open('waiting', 'proposer', ...allRights)).toEqual(['take-back'])
    for (const state of proposalStates.slice(1)) {
      expect(open(state, 'another-person', ...allRights)).toEqual([])
      expect(open(state, 'proposer', ...allRights)).toEqual([])
    }
  })

  it('takes an administrator to decide, and whoever changes plans to take back', () => {
    expect(open('waiting', 'another-person', 'changePlans')).toEqual([])
    expect(open('waiting', 'proposer', 'changePlans')).toEqual(['take-back'])
  })

  it('leads each action to one state, and asks for a reason only to refuse', () => {
    expect(proposalActions.map((action) => proposalTransition(action).to)).toEqual([
      'confirmed',
      'refused',
      'taken',
    ])
    expect(proposalWorkflow.filter((way) => 'reason' in way).map(({ action }) => action)).toEqual(['refuse'])
  })
})
