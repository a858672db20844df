import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import type { AssembledPlan } from './assemble-plan.ts'

/** Several plans as one; a commitment of two documents is one target with both citations. */
export function joinPlans(
  plans: readonly AssembledPlan[],
): Pick<Catalogue, 'documents' | 'indicators' | 'targets' | 'milestones'> {
  const shared = plans.flatMap((plan) => plan.shared)
  const withShared = (target: TargetRecord): TargetRecord => ({
    ...target,
    citations: [
      ...target.citations,
      ...shared.filter((other) => other.target === target.id).map(({ citation }) => citation),
    ],
  })
  return {
    documents: plans.map(({ document }) => document),
    indicators: plans.flatMap(({ indicators }) => indicators),
    targets: plans.flatMap(({ targets }) => targets.map(withShared)),
    milestones: plans.flatMap(({ milestones }) => milestones),
  }
}
