import { lightRuleAt, type LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { lightRules } from '#metrics/catalogue/light-rule.ts'

/** The state of a rule today. */
export type RuleState = 'in-force' | 'coming' | 'replaced' | 'pattern'

export const ruleStateWords: Readonly<Record<RuleState, string>> = {
  'in-force': '施行中',
  coming: '待施行',
  replaced: '已被替代',
  pattern: '蓝本',
}

export function ruleState(
  rule: LightRuleRecord,
  rules: readonly LightRuleRecord[],
  today: string,
): RuleState {
  if (rule.from === undefined) return 'pattern'
  if (rule.from > today) return 'coming'
  return lightRuleAt(rules, today).id === rule.id ? 'in-force' : 'replaced'
}

/** The source of a rule (依据) in words. Rules that are shipped with the program, and old rules of administrators, have none written down. */
export function ruleSourceText({ id, basis }: LightRuleRecord): string {
  if (basis !== undefined) return `依据：${basis}`
  return lightRules.some((shipped) => shipped.id === id) ? '随程序提供' : '未写明依据'
}

/** The rules by the day of coming into force, newest first; patterns come last. */
export function sortedRules(rules: readonly LightRuleRecord[]): LightRuleRecord[] {
  return [...rules].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
}
