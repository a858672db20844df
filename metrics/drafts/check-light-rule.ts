import type { LightRule } from '../catalogue/light-rule.ts'
import type { LightRuleRecord } from '../catalogue/light-rule-in-force.ts'
import type { DraftFault } from './draft-fault.ts'
import { isDate } from '../period/civil-date.ts'
import { isRealExplanation } from '../checks/real-explanation.ts'

/** A light rule as an administrator words it; its id is given when it is kept. */
export type LightRuleDraft = Omit<LightRule, 'id'> & { readonly from: string; readonly basis: string }

/** A gap is a difference of two shares, in percentage points. */
const widest = 100

/**
 * The faults that keep a draft from being in force; empty where there are none. A rule is in force from today at the earliest: lights of
 * the past keep the rule that judged them. It must name its basis in meaningful words. Rule L-13.
 */
export function lightRuleFaults(
  draft: LightRuleDraft,
  { today, rules }: { readonly today: string; readonly rules: readonly LightRuleRecord[] },
): DraftFault[] {
  const faults: DraftFault[] = []
  const { onSchedule, behind } = draft.cuts
  if (draft.name.trim() === '')
    faults.push({ field: 'name', detail: '请给规则起名，如“序时规则（第2版）”。' })
  if (!isRealExplanation(draft.basis)) {
    faults.push({
      field: 'basis',
      detail: '请写明依据：文件名称和文号，或作出决定的会议和日期。',
    })
  }
  if (!isDate(draft.from)) {
    faults.push({ field: 'from', detail: `没有这一天：${draft.from}。施行日期请写成 2026-12-01。` })
  } else if (draft.from < today) {
    faults.push({
      field: 'from',
      detail: `施行日期不能早于今天（${today}）：过去的灯保留当时判定它的规则。`,
    })
  } else if (rules.some(({ from }) => from === draft.from)) {
    faults.push({ field: 'from', detail: `已有规则自${draft.from}起施行，请先撤回它，或另选一天。` })
  }
  for (const [field, bound] of [
    ['cuts.onSchedule', onSchedule],
    ['cuts.behind', behind],
  ] as const) {
    if (Math.abs(bound.from) > widest) {
      faults.push({ field, detail: '界限是个百分点，请填 −100 到 100 之间的数。' })
    }
  }
  const orderly = onSchedule.from > behind.from || (onSchedule.from === behind.from && onSchedule.exclusive)
  if (!orderly) {
    faults.push({ field: 'cuts.behind', detail: '“滞后”的界限应低于“达序时”的界限。' })
  }
  if (draft.ahead !== undefined && draft.ahead <= onSchedule.from) {
    faults.push({ field: 'ahead', detail: '“超前过多”的提示界限应高于“达序时”的界限。' })
  }
  if (draft.repeat !== undefined && (!Number.isInteger(draft.repeat) || draft.repeat < 2)) {
    faults.push({ field: 'repeat', detail: '连续期数请填 2 以上的整数，或留空。' })
  }
  return faults
}
