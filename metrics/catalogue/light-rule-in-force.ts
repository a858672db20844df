import { xushi1, type LightRule } from './light-rule.ts'

/**
 * A light rule as it is kept. It is never edited: a change is another rule under another id, and each light names the rule that judged it.
 */
export interface LightRuleRecord extends LightRule {
  /** The first reference date that it judges (自…起施行), up to the day of the next rule; absent: a pattern that is not in force. */
  readonly from?: string
  /** 依据: the document or decision on which it is based. Shipped rules have none, nor have rules from before one was asked for. */
  readonly basis?: string
}

/**
 * The rule that judges a reference date, `YYYY-MM-DD`: the last of those in force by then. Before the first of them, and without any, it
 * is `xushi-1`. Rule L-13.
 */
export function lightRuleAt(rules: readonly LightRuleRecord[], at: string): LightRuleRecord {
  let found: LightRuleRecord | undefined
  for (const rule of rules) {
    if (rule.from === undefined || rule.from > at) continue
    if (found?.from === undefined || rule.from >= found.from) found = rule
  }
  return found ?? xushi1
}
