import { dayNumber } from '../period/civil-date.ts'
import { judgedAt } from './facts.ts'
import type { Facts } from './facts.ts'
import { figuresOf } from './figures.ts'
import { lightOfGap } from '../catalogue/light-rule.ts'
import type { GapLight, LightRule } from '../catalogue/light-rule.ts'
import { endDayAt, indexContaining } from '../period.ts'

/** The option of a rule that withholds a green light. */
export type HeldBy = 'recovery' | 'peer'

/** The light of a gap, after the rule's options. */
export interface GapVerdict {
  readonly light: GapLight
  /** The bound that the gap met or failed. */
  readonly cut: number
  /** The option that withheld the green light. */
  readonly heldBy?: HeldBy
  /** Far behind for so many judged periods in a row, the rule's `repeat` or more: one level up in the escalation. */
  readonly repeated?: number
}

/**
 * The light of the judged gap under a rule with its options, which are off unless the rule sets them. `peerMean` is the mean gap of the
 * same commitment's regions; where it is unknown, `peer` has no effect. Rules L-14 to L-16.
 */
export function gapVerdict(facts: Facts, gap: number, rule: LightRule, peerMean?: number): GapVerdict {
  const plain = lightOfGap(rule, gap)
  if (plain.light === 'far-behind' && rule.repeat !== undefined) {
    const repeated = 1 + farBehindBefore(facts, rule)
    return repeated >= rule.repeat ? { ...plain, repeated } : plain
  }
  if (plain.light !== 'on-schedule') return plain
  if (rule.peer && peerMean !== undefined && gap < peerMean)
    return { light: 'behind', cut: peerMean, heldBy: 'peer' }
  if (rule.recovery && isMonthOfRecovery(facts) && farBehindBefore(facts, rule) > 0)
    return { ...plain, light: 'behind', heldBy: 'recovery' }
  return plain
}

/** The number of judged periods, directly before the judged one, that were far behind in a row. Unreported periods are skipped. */
function farBehindBefore(facts: Facts, rule: LightRule): number {
  const { first, judged } = facts
  let count = 0
  for (let index = judged!.index - 1; index >= first; index--) {
    const earlier = judgedAt(facts, index)
    if (!earlier) continue
    // If the judged period has a gap, earlier periods have one too, unless a break of definition is between.
    const { gap } = figuresOf({ ...facts, judged: earlier }, rule)
    if (gap === null || lightOfGap(rule, gap).light !== 'far-behind') break
    count++
  }
  return count
}

/** Whether the reference date is no later than the month of the day after the judged period. */
function isMonthOfRecovery({ at, judged, span }: Facts): boolean {
  const dayAfter = endDayAt(span.frequency, judged!.index) + 1
  return indexContaining('M', dayNumber(at)) <= indexContaining('M', dayAfter)
}
