import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  disputeWorkflow,
  type DisputeAction,
  type DisputeGuard,
  type DisputeState,
} from '#metrics/workflow/dispute-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'
import type { Actor } from '../access/actor.ts'
import { coversRegion, isAtLevelOf } from './figure-guards.ts'

/** The facts by which the guards of a dispute are judged. */
export interface DisputeFacts {
  readonly indicator: string
  readonly region: string
  readonly state: DisputeState
  /** Whoever raised it. */
  readonly disputer: string
  /** The author of the approved revision that is disputed. */
  readonly author: string | undefined
}

/** Judges each guard of the workflow of disputes for an actor. Rule W-14. */
export function disputeGuards(
  index: CatalogueIndex,
  actor: Actor,
  { indicator, region, disputer, author }: DisputeFacts,
): (guard: DisputeGuard) => boolean {
  const judges: Readonly<Record<DisputeGuard, () => boolean>> = {
    region: () => coversRegion(index, actor, region),
    level: () => isAtLevelOf(index, actor, { indicator, region, state: 'approved' }),
    'another-person': () => disputer !== actor.id && author !== actor.id,
    disputer: () => disputer === actor.id,
  }
  return (guard) => judges[guard]()
}

/** The actions on a dispute that are open to an actor. */
export function disputeTransitions(
  index: CatalogueIndex,
  actor: Actor,
  facts: DisputeFacts,
): DisputeAction[] {
  return transitionsOpen(disputeWorkflow, facts.state, {
    holds: (right) => actor.rights.has(right),
    passes: disputeGuards(index, actor, facts),
  })
}
