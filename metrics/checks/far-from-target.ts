import { senseOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'
import { isCumulative } from '../judging/judging-mode.ts'
import { formatExact } from '../numbers/quantity.ts'
import { scheduleShare, spanOf } from '../schedule.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { rounded } from './steps.ts'

/** A series begins at no more than so many times its target; the larger number is for targets where less is better, which begin far above. */
const ABOVE = 5
const ABOVE_CAP = 20
/** A total begins at no more than so many times the amount due by now, or so many times the target if that is more. */
const AHEAD = 10
const AHEAD_TARGETS = 2
/** A level below a twentieth of its target is too little, and so is an amount below a fiftieth of the amount due by now. */
const BELOW = 20
const BEHIND = 50
/** The percentage up to which a value may be a fraction: 84 % typed as 0.84. */
const FRACTION = 1

/** Asks about the first value of a series by its targets, where no earlier value shows what is usual. Rule Q-26. */
export function checkFarFromTarget(entry: EnteredCell): Finding[] {
  return entry.proposed.targets.flatMap((target) => heldAgainst(target, entry)).slice(0, 1)
}

function heldAgainst(target: Target, { cell, proposed, value }: EnteredCell): Finding[] {
  const { unit, negative, accumulation } = proposed.indicator
  const goal = Math.max(Math.abs(Number(target.value)), Math.abs(Number(target.high ?? 0)))
  const size = Math.abs(Number(value))
  // A count of new things on a level says nothing about the level itself.
  if (goal === 0 || size === 0 || (accumulation === 'level' && isCumulative(target))) return []
  const share = scheduledBy(target, proposed.period)
  const said = `${formatExact(value)}${unit}`
  const aim = `目标${formatExact(target.high ?? target.value)}${unit}`
  if (isAbove(size, goal, target, share)) {
    const message = `${said}是${aim}的${rounded(size / goal)}倍，之前又没有可比的数：请核对计量单位（元、万、亿）和小数点，无误请说明原因`
    return [query('far-from-target', cell, message)]
  }
  // A growth rate may be small.
  const low = accumulation === 'level' ? goal / BELOW : (goal * share) / BEHIND
  if (negative || size >= low) return []
  const message =
    unit === '%' && size <= FRACTION
      ? `${said}远低于${aim}：如果是把百分数填成了小数，应填${formatExact(Number((size * 100).toPrecision(15)))}，无误请说明原因`
      : `${said}远低于${aim}，之前又没有可比的数：请核对计量单位（元、万、亿）和小数点，无误请说明原因`
  return [query('far-from-target', cell, message)]
}

function isAbove(size: number, goal: number, target: Target, share: number): boolean {
  if (size > goal * (senseOf(target) === 1 ? ABOVE : ABOVE_CAP)) return true
  return isCumulative(target) && share > 0 && size > goal * Math.max(AHEAD * share, AHEAD_TARGETS)
}

/** The share of the target that is scheduled by the period's end; 0 where the target has no due date. */
function scheduledBy(target: Target, period: EnteredCell['proposed']['period']): number {
  const { due } = target
  return due === undefined ? 0 : scheduleShare({ ...spanOf(target, due), period })
}
