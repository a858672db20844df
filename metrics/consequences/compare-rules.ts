import { assess } from '../assessment.ts'
import type { Assessment, AssessmentInput } from '../assessment.ts'
import type { Light, LightRule } from '../catalogue/light-rule.ts'

/** A target that another rule would judge otherwise, with both judgements to explain why. */
export interface RuleChange {
  readonly target: string
  readonly before: Assessment
  readonly after: Assessment
}

/** What a change of rule would do to a set of targets. */
export interface RuleComparison {
  /** Targets whose light differs, in the order given. */
  readonly changed: readonly RuleChange[]
  /** Targets by light under each rule, `unjudged` for those only listed. */
  readonly before: Readonly<Partial<Record<Light | 'unjudged', number>>>
  readonly after: Readonly<Partial<Record<Light | 'unjudged', number>>>
}

/** Judges the same inputs by two rules and tells where the lights differ; `why` of both says what decided. Rule L-17. */
export function compareRules(
  inputs: readonly Omit<AssessmentInput, 'rule'>[],
  before: LightRule,
  after: LightRule,
): RuleComparison {
  const pairs = inputs.map((input) => ({
    target: input.target.id,
    before: assess({ ...input, rule: before }),
    after: assess({ ...input, rule: after }),
  }))
  return {
    changed: pairs.filter((pair) => pair.before.light !== pair.after.light),
    before: countLights(pairs.map((pair) => pair.before)),
    after: countLights(pairs.map((pair) => pair.after)),
  }
}

function countLights(assessments: readonly Assessment[]): Partial<Record<Light | 'unjudged', number>> {
  const counts: Partial<Record<Light | 'unjudged', number>> = {}
  for (const { light } of assessments) counts[light ?? 'unjudged'] = (counts[light ?? 'unjudged'] ?? 0) + 1
  return counts
}
