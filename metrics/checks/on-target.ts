import { achievedWith } from '../achieved.ts'
import { dateOf } from '../civil-date.ts'
import { compareDecimals } from '../decimal.ts'
import { gatherFacts } from '../facts.ts'
import { isCumulative } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { endDayAt, periodAt } from '../period.ts'
import type { Target } from '../target.ts'
import { query } from './finding.ts'
import type { Entry, Finding } from './finding.ts'

/** Exactly on a target for the first time, or more than a closed list has. Rules. */
export function checkTargets(entry: Entry): Finding[] {
  return entry.proposed.targets.flatMap((target) => checkTarget(target, entry))
}

function checkTarget(target: Target, { cell, proposed, value, earlier, index }: Entry): Finding[] {
  const { unit } = proposed.indicator
  const achieved = achievedBy(target, value, earlier, index)
  if (achieved === null) return []
  const order = compareDecimals(achieved, target.value)
  if (target.comparator === '=' && order > 0 && isCumulative(target)) {
    const message = `${achieved}${unit}多于文件所列${target.value}${unit}：请核对是否列入了名单之外的，无误请说明原因`
    return [query('above-closed-list', cell, message)]
  }
  if (order !== 0) return []
  const last = earlier.at(-1)
  const before = last && achievedBy(target, last.value, earlier.slice(0, -1), last.index)
  if (before !== undefined && before !== null && compareDecimals(before, target.value) === 0) return []
  return [query('exactly-on-target', cell, `恰好等于目标${target.value}${unit}：请核对数据来源，并说明依据`)]
}

/** x of the target's formula, were the value approved; null outside the span or where a part of it is unknown. */
function achievedBy(
  target: Target,
  value: string | number,
  earlier: Entry['earlier'],
  index: number,
): string | number | null {
  const { start, due, indicator } = target
  if (due === undefined) return null
  const end = dateOf(endDayAt(indicator.frequency, index))
  if (end < start || end > due) return null
  if (!isCumulative(target)) return value
  const before = earlier.map((point) => standing(target, point))
  const facts = gatherFacts(target, due, before, end)
  const carried = facts.carried[index - facts.first]
  return carried === undefined ? null : achievedWith(carried, value)
}

function standing(target: Target, { index, value }: { index: number; value: string | number }): Observation {
  return {
    period: periodAt(target.indicator.frequency, index),
    value,
    status: 'A',
    revision: 1,
    state: 'approved',
    provenance: 'reported',
  }
}
