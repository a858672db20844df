import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { dayNumber } from '../../period/civil-date.ts'
import { lastPeriodEndedBy, periodEnd } from '../../period.ts'
import type { DraftGround } from '../draft-place.ts'

/**
 * Indicators with the deadlines that they had before: where a plan that is published again, or a form, changes one, periods that have ended
 * keep theirs. Rule D-10.
 */
export function withEarlierSchemes(
  indicators: readonly Indicator[],
  { standing, today }: Pick<DraftGround, 'today'> & { readonly standing: Pick<Catalogue, 'indicators'> },
): Indicator[] {
  const known = new Map(standing.indicators.map((one) => [one.id, one]))
  return indicators.map((indicator) => {
    const before = known.get(indicator.id)
    if (!before || today === undefined) return indicator
    const { earlier = [], reportDays, releaseMonths, frequency } = before
    const isSame = reportDays === indicator.reportDays && releaseMonths === indicator.releaseMonths
    const until = periodEnd(lastPeriodEndedBy(today, frequency))
    const last = earlier.at(-1)
    // What was changed twice within one period never counted for any.
    const kept =
      isSame || (last && dayNumber(last.until) >= dayNumber(until))
        ? earlier
        : [...earlier, { until, reportDays, ...(releaseMonths !== undefined && { releaseMonths }) }]
    return kept.length === 0 ? indicator : { ...indicator, earlier: kept }
  })
}
