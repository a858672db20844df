import { senseOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/**
 * The mode in which a target is judged, by its basis and comparator (rule B-1): `completion` what was achieved since the span's start
 * against the schedule, kept once met · `distance` the distance covered from the baseline to the target against the schedule · `attained`
 * inside or not, with no schedule · `maintained` periods met of periods elapsed · `none` listed only.
 */
export type JudgingMode = 'completion' | 'distance' | 'attained' | 'maintained' | 'none'

export function judgingModeOf(target: Target): JudgingMode {
  if (target.basis === 'undetermined' || target.due === undefined) return 'none'
  if (target.basis === 'maintain') return 'maintained'
  if (target.comparator === 'range') return 'attained'
  switch (target.basis) {
    case 'growth':
    case 'range':
      return 'attained'
    case 'flow':
    case 'deliverables':
    case 'milestone':
      // A cap (不超过), or a floor for a value that may fall, is kept or broken rather than worked towards. A net decrease is worked towards.
      return Number(target.value) * senseOf(target) > 0 ? 'completion' : 'attained'
    default:
      return 'distance'
  }
}

/**
 * Whether the completion is the share of the distance from the baseline. x ÷ T means nothing where less is better (twice the target would
 * be 200 %), or where T or the values may be negative. Rule F-1.
 */
export function completesByWay(target: Target): boolean {
  if (judgingModeOf(target) !== 'distance') return false
  return senseOf(target) === -1 || Number(target.value) <= 0 || target.indicator.negative === true
}

/** Whether the sum since the span's start is judged, rather than the value of the period itself. Rule B-2. */
export function isCumulative({ basis, indicator }: Target): boolean {
  if (basis === 'flow' || basis === 'deliverables') return true
  return basis === 'range' && indicator.accumulation !== 'level'
}

/** Whether the judged figure is added up from the values of several periods. Rule B-2. */
export function isSummed(target: Target): boolean {
  return isCumulative(target) && target.indicator.accumulation !== 'level'
}
