import { expect, it } from 'vitest'
import {
  disputeActions,
  disputeStates,
  disputeWorkflow,
  type DisputeGuard,
} from '#metrics/workflow/dispute-workflow.ts'
import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'

const reviewing: readonly DisputeGuard[] = ['region', 'level', 'another-person']

it('W-14 lets a reviewer of the last level decide on an open dispute of another person, and its author withdraw it', () => {
  const open = (
    state: (typeof disputeStates)[number],
    right: 'report' | 'review',
    ...guards: DisputeGuard[]
  ) =>
    transitionsOpen(disputeWorkflow, state, {
      holds: (needed) => needed === right,
      passes: (guard) => guards.includes(guard),
    })
  expect(open('open', 'review', ...reviewing)).toEqual(['accept', 'reject'])
  for (const lacking of reviewing)
    expect(open('open', 'review', ...reviewing.filter((guard) => guard !== lacking))).toEqual([])
  expect(open('open', 'report', 'disputer')).toEqual(['withdraw'])
  expect(open('open', 'report', ...reviewing)).toEqual([])
  for (const ended of disputeStates.slice(1))
    expect([open(ended, 'review', ...reviewing), open(ended, 'report', 'disputer')]).toEqual([[], []])
})

it('W-14 names what stands in the way of each action', () => {
  const obstacles = disputeActions.map((action) => obstaclesTo(disputeWorkflow, action, 'open', () => false))
  expect(obstacles).toEqual([
    ['region', 'another-person', 'level'],
    ['region', 'another-person', 'level'],
    ['disputer'],
  ])
})
