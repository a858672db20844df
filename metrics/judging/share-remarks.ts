import { compareDecimals } from '../numbers/decimal.ts'
import type { Observation } from '../series/observation.ts'
import { approvedAt } from '../series/series.ts'
import { isShare, partsOf } from '../series/share.ts'
import type { Period } from '../period.ts'
import type { Target } from '../catalogue/target.ts'
import type { Facts } from './facts.ts'

/** A change of a share's denominator from `period` on, which limits the comparison of its values with earlier ones. */
export interface DenominatorChange {
  readonly period: Period
  readonly before: number
  readonly after: number
}

/**
 * The last change of the denominator from the baseline's period to the judged one. A computed share has none, because its denominator is a
 * figure of its own. Rule F-7.
 */
export function denominatorChangeIn({ target, series, judged }: Facts): DenominatorChange | null {
  if (target.indicator.formula) return null
  let [known, change] = [undefined as string | number | undefined, null as DenominatorChange | null]
  for (let index = series.first; judged && index <= judged.index; index++) {
    const observation = approvedAt(series, index)
    const parts = observation && partsOf(observation)
    if (!observation || !parts) continue
    const { denominator } = parts
    if (known !== undefined && compareDecimals(known, denominator) !== 0) {
      change = { period: observation.period, before: Number(known), after: Number(denominator) }
    }
    known = denominator
  }
  return change
}

/** Whether a share was reported without numerator and denominator: it cannot be checked. */
export function isShareAlone(target: Target, judged: Observation | undefined): boolean {
  if (judged?.provenance !== 'reported' || partsOf(judged)) return false
  return isShare(target.indicator, [target])
}
