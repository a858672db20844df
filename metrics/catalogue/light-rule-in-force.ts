import { xushi1, type LightRule } from './light-rule.ts'

/**
 * A light rule as it is kept. It is never edited: a change is another rule under another id, and each light names the
 * one that judged it.
 */
export interface LightRuleRecord extends LightRule {
  /** The first reference date that it judges (自…起施行), up to the day of the next rule; absent: a pattern, in force nowhere. */
  readonly from?: string
  /** 依据: the document or decision that it rests on. Shipped rules have none, nor those kept before one was asked for. */
  readonly basis?: string
}

/**
 * The rule that judges a reference date, `YYYY-MM-DD`: of those in force by then, the one that came last. Before the
 * first of them, and where there is none, `xushi-1`. Rule L-13.
 */
export function lightRuleAt(rules: readonly LightRuleRecord[], at: string): LightRuleRecord {
  let found: LightRuleRecord | undefined
  for (const rule of rules) {
    if (rule.from === undefined || rule.from > at) continue
    if (found?.from === undefined || rule.from >= found.from) found = rule
  }
  return found ?? xushi1
}
