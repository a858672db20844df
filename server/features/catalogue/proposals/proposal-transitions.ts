import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'
import {
  proposalWorkflow,
  type ProposalAction,
  type ProposalGuard,
  type ProposalState,
} from '#metrics/workflow/proposal-workflow.ts'
import type { Actor } from '../../../access/actor.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { CatalogueProposal } from '../../../records/kinds/catalogue/proposals.ts'

export function proposalState({ decided }: Pick<CatalogueProposal, 'decided'>): ProposalState {
  return decided?.step ?? 'waiting'
}

const passes =
  ({ made }: CatalogueProposal, actor: Actor) =>
  (guard: ProposalGuard): boolean =>
    (made.by === actor.id) === (guard === 'proposer')

/** The transitions of a proposal that are open to the caller. Rule W-2. */
export function proposalTransitions(proposal: CatalogueProposal, actor: Actor): ProposalAction[] {
  return transitionsOpen(proposalWorkflow, proposalState(proposal), {
    holds: (right) => hasRight(actor.rights, needed[right]),
    passes: passes(proposal, actor),
  })
}

/** The obstacle that keeps somebody who has the right from deciding on a proposal. */
export function proposalObstacle(
  proposal: CatalogueProposal,
  action: ProposalAction,
  actor: Actor,
): ProposalGuard | 'state' | undefined {
  return obstaclesTo(proposalWorkflow, action, proposalState(proposal), passes(proposal, actor))[0]
}
