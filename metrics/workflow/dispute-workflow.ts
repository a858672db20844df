import type { Workflow } from './workflow.ts'

/** The states of a dispute (异议) with an approved figure. Rule W-14. */
export const disputeStates = ['open', 'accepted', 'rejected', 'withdrawn'] as const
export type DisputeState = (typeof disputeStates)[number]

/** `accept` submits the disputed value as a correction, `reject` leaves the approved one, with a reason; who disputes may `withdraw`. */
export const disputeActions = ['accept', 'reject', 'withdraw'] as const
export type DisputeAction = (typeof disputeActions)[number]

/**
 * `region`: the caller is bound to the region or one above it · `level`: the caller reviews at the last level of the figure ·
 * `another-person`: the caller neither disputes the figure nor entered it · `disputer`: the caller disputes it.
 */
export type DisputeGuard = 'region' | 'level' | 'another-person' | 'disputer'

const deciding = {
  from: ['open'],
  right: 'review',
  guards: ['region', 'another-person', 'level'],
} as const

/** The workflow of a dispute from its raising to its end. Rule W-14. */
export const disputeWorkflow = [
  { action: 'accept', to: 'accepted', ...deciding },
  { action: 'reject', to: 'rejected', ...deciding, reason: true },
  { action: 'withdraw', from: ['open'], to: 'withdrawn', right: 'report', guards: ['disputer'] },
] as const satisfies Workflow<DisputeState, DisputeAction, DisputeGuard, 'report' | 'review'>
