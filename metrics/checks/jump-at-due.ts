import { spanPeriods } from '../catalogue/span-periods.ts'
import { senseOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { meanOf, movesOf, rounded } from './steps.ts'

/** A move of more than so many times the mean of the three before it is a jump. */
const JUMP = 2

/** Asks about a due period that moves towards the target more than twice as far as the three before it on average (突击). Rule Q-18. */
export function checkJumpAtDue(
  target: Target,
  { cell, proposed, value, earlier, index }: EnteredCell,
): Finding[] {
  const { indicator } = target
  if (index !== spanPeriods(target, indicator.frequency).last) return []
  const moves = movesOf(indicator, [...earlier, { index, value }]).map((move) => move * senseOf(target))
  const [own, before] = [moves.at(-1)!, moves.slice(-4, -1)]
  if (before.length < 3 || own <= JUMP * Math.max(meanOf(before), 0)) return []
  const { unit } = proposed.indicator
  const message = `到期的一期推进${rounded(own)}${unit}，前3期平均每期${rounded(meanOf(before))}${unit}：请核对是否集中补报，无误请说明原因`
  return [query('jump-at-due', cell, message)]
}
