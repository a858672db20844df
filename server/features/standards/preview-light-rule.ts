import type { CatalogueIndex } from '#metrics/catalogue-index.ts'
import type { LightRule } from '#metrics/light-rule.ts'
import type { RulePreview } from '../../contract/standards.ts'
import type { Reader } from '../../db/store.ts'
import { targetsIn } from '../../live/board-projection.ts'
import { judge } from '../../live/judge.ts'
import type { View } from '../../live/view.ts'

/** Which lights of a scope another rule would turn, as one stands at a view. @throws AppError not-found */
export async function previewLightRule(
  reader: Reader,
  index: CatalogueIndex,
  rule: LightRule,
  scope: string,
  view: View,
): Promise<RulePreview> {
  const targets = targetsIn(index, scope)
  const before = await judge(reader, index, targets, view)
  const after = await judge(reader, { ...index, lightRuleAt: () => rule }, targets, view)
  const turned = before.flatMap(({ entry, assessment }, place) => {
    const light = after[place]?.assessment.light ?? null
    if (light === assessment.light) return []
    const { id, name, region } = entry.record
    return [{ target: id, name, region, gap: assessment.gap, before: assessment.light, after: light }]
  })
  return { rule: index.lightRuleAt(view.at).id, targets: targets.length, turned }
}
