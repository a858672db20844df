import type { Workflow } from './workflow.ts'

/** The states of a proposal, which needs two persons; `taken`: its proposer took it back. Rule Z-9. */
export const proposalStates = ['waiting', 'confirmed', 'refused', 'taken'] as const
export type ProposalState = (typeof proposalStates)[number]

/** `confirm` carries the proposal out, `refuse` rejects it; its proposer may `take-back`. */
export const proposalActions = ['confirm', 'refuse', 'take-back'] as const
export type ProposalAction = (typeof proposalActions)[number]

/** `proposer`: the caller proposed it · `another-person`: somebody else did. */
export type ProposalGuard = 'proposer' | 'another-person'
/** Entries of the table of needed rights. */
export type ProposalRight = 'changeStandards' | 'changePlans'

const deciding = { from: ['waiting'], right: 'changeStandards', guards: ['another-person'] } as const

/** The workflow of a proposal from its making to its end. Rule Z-9. */
export const proposalWorkflow = [
  { action: 'confirm', to: 'confirmed', ...deciding },
  { action: 'refuse', to: 'refused', ...deciding, reason: true },
  { action: 'take-back', from: ['waiting'], to: 'taken', right: 'changePlans', guards: ['proposer'] },
] as const satisfies Workflow<ProposalState, ProposalAction, ProposalGuard, ProposalRight>

export function proposalTransition(action: ProposalAction): (typeof proposalWorkflow)[number] {
  return proposalWorkflow.find((transition) => transition.action === action)!
}
