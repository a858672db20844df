import { lightRuleAt, type LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { lightRules } from '#metrics/catalogue/light-rule.ts'

/** Where a rule stands today. */
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

/** What a rule rests on, in words; shipped rules rest on the program, old ones of an administrator on nothing written. */
export function ruleBasisText({ id, basis }: LightRuleRecord): string {
  if (basis !== undefined) return `依据：${basis}`
  return lightRules.some((shipped) => shipped.id === id) ? '随程序提供' : '未写明依据'
}

/** Newest first as they come into force; patterns last. */
export function sortedRules(rules: readonly LightRuleRecord[]): LightRuleRecord[] {
  return [...rules].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
}
