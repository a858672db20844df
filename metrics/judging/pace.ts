import { achievedWith } from './achieved.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import type { Facts } from './facts.ts'
import { approvedAt, definitionAt } from '../series/series.ts'
import { senseOf, thresholdOf } from '../catalogue/target.ts'

export interface Pace {
  /** The amount per step that is needed up to the due date; 0 once the target is reached. */
  readonly needed: number
  /** The mean change per step over the last steps, up to three; null without an earlier value. */
  readonly recent: number | null
  readonly stepsLeft: number
}

/** The number of steps of the recent pace. */
export const RECENT_STEPS = 3

/**
 * The pace needed from the judged period, `index`, where x is `achieved`, to the due date, and the recent pace; null when no step is left.
 * Rule F-6.
 */
export function paceOf(facts: Facts, index: number, achieved: DecimalInput): Pace | null {
  const { target, due } = facts
  const stepsLeft = due - index
  if (stepsLeft === 0) return null
  const missing = new Decimal(thresholdOf(target)).minus(achieved)
  const needed = missing.times(senseOf(target)).greaterThan(0) ? missing.dividedBy(stepsLeft).toNumber() : 0
  return { needed, recent: recentPace(facts, index, achieved), stepsLeft }
}

function recentPace(facts: Facts, index: number, achieved: DecimalInput): number | null {
  for (let earlier = Math.max(index - RECENT_STEPS, facts.first - 1); earlier < index; earlier++) {
    const then = achievedAt(facts, earlier)
    if (then !== null && measuresAlike(facts, earlier, index))
      return new Decimal(achieved)
        .minus(then)
        .dividedBy(index - earlier)
        .toNumber()
  }
  return null
}

/** Whether two periods have the same definition: nothing is compared across a break. Rule G-7. */
function measuresAlike({ series, first, mode, baseline }: Facts, earlier: number, index: number): boolean {
  if (earlier < first && mode === 'completion') return true
  const before = earlier < first ? baseline?.definition : definitionAt(series, earlier)
  return before === definitionAt(series, index)
}

/** x at an earlier period; before the span it is 0 for a count that starts there, otherwise the baseline. */
function achievedAt({ series, first, carried, mode, baseline }: Facts, index: number): DecimalInput | null {
  if (index < first) return mode === 'completion' ? 0 : (baseline?.value ?? null)
  const value = approvedAt(series, index)?.value ?? null
  return value === null ? null : achievedWith(carried[index - first]!, value)
}
