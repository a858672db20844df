import { assess } from '../assessment.ts'
import type { Assessment, AssessmentInput } from '../assessment.ts'
import type { LightRule } from '../catalogue/light-rule.ts'

/** A target that another rule would judge differently, with both judgements to explain why. */
export interface RuleChange {
  readonly target: string
  readonly before: Assessment
  readonly after: Assessment
}

/** The targets whose light another rule would turn, in the given order; `why` of both tells what decided. Rule L-17. */
export function compareRules(
  inputs: readonly Omit<AssessmentInput, 'rule'>[],
  before: LightRule,
  after: LightRule,
): RuleChange[] {
  const pairs = inputs.map((input) => ({
    target: input.target.id,
    before: assess({ ...input, rule: before }),
    after: assess({ ...input, rule: after }),
  }))
  return pairs.filter((pair) => pair.before.light !== pair.after.light)
}
