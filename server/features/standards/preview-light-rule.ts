import { compareRules } from '#metrics/consequences/compare-rules.ts'
import type { LightRule } from '#metrics/catalogue/light-rule.ts'
import type { RulePreview } from '../../contract/standards.ts'
import { targetsIn } from '../../judging/scope.ts'
import { briefsOf } from '../../judging/judge.ts'
import type { View } from '../../judging/view.ts'

/** The lights that another rule would turn at a view, within a scope or among all targets. @throws AppError not-found */
export async function previewLightRule(
  view: View,
  rule: LightRule,
  scope: string | undefined,
): Promise<RulePreview> {
  const { index } = view
  const targets = scope === undefined ? [...index.targets.values()] : targetsIn(index, scope)
  const briefs = await briefsOf(view, targets)
  const now = index.lightRuleAt(view.at)
  const changed = compareRules(
    briefs.map(({ input }) => input),
    now,
    rule,
  )
  const turned = changed.map(({ target, before, after }) => {
    const { name, region } = index.targets.get(target)!.record
    return { target, name, region, gap: before.gap, before: before.light, after: after.light }
  })
  return { rule: now.id, targets: briefs.length, turned }
}
