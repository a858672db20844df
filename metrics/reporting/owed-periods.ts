import { dayNumber } from '../period/civil-date.ts'
import { formatPeriod, lastIndexEndedBy, periodAt, type Period } from '../period.ts'
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { collectedPeriods } from './collection.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { principalOf } from '../catalogue/changes/preferred-sources.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'

/**
 * The periods of an indicator that its reporter owes at a date, in no order: those that have ended and are within the span of any target
 * on it, or on another source of the same thing. Nobody owes a published series, a computed one, or one whose targets have no due date. Rules C-4, D-1, M-1.
 */
export function owedPeriods(index: CatalogueIndex, indicator: Indicator, at: string): Period[] {
  const { frequency, reportDays } = indicator
  if (reportDays === null || indicator.formula) return []
  const lastEnded = lastIndexEndedBy(frequency, dayNumber(at))
  const owed = new Map<string, Period>()
  const principal = principalOf(indicator)
  for (const { record, target } of index.targets.values()) {
    if (principalOf(target.indicator) !== principal || record.due === undefined) continue
    const { first, last } = spanPeriods(record, frequency)
    const [from, to] = [periodAt(frequency, first), periodAt(frequency, Math.min(last, lastEnded))]
    for (const period of collectedPeriods(indicator, from, to)) {
      owed.set(formatPeriod(period, 'sdmx'), period)
    }
  }
  return [...owed.values()]
}
