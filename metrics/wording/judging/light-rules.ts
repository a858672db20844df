import type { LightRule, RuleOptions } from '../../catalogue/light-rule.ts'
import { formatFigure } from '../../numbers/quantity.ts'

/** The text of each option; false or undefined if the rule does not set it. */
const words: Readonly<Record<keyof RuleOptions, (rule: LightRule) => string | false | undefined>> = {
  stockExpectsAll: ({ stockExpectsAll }) => stockExpectsAll && '存量每期应达到全部目标',
  recovery: ({ recovery }) => recovery && '由严重滞后转为达序时的当月先亮“滞后”',
  repeat: ({ repeat }) => repeat !== undefined && `连续${repeat}期严重滞后起督办升一级`,
  peer: ({ peer }) => peer && '达序时还须不低于同类地区平均',
  ahead: ({ ahead }) => ahead !== undefined && `超前${formatFigure(String(ahead))}个百分点以上提示核实`,
}

/** The options of a rule besides its cut points, each in a few words. */
export function ruleOptionTexts(rule: LightRule): string[] {
  return Object.values(words).flatMap((textOf) => textOf(rule) || [])
}
