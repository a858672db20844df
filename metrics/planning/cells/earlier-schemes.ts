import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { dayNumber } from '../../period/civil-date.ts'
import { lastPeriodEndedBy, periodEnd } from '../../period.ts'
import type { DraftGround } from '../draft-place.ts'

/**
 * Indicators with the deadlines and reporters that they had before: where a plan that is published again, or a form, changes one, periods
 * that have ended keep theirs. Rules D-10, D-12.
 */
export function withEarlierSchemes(
  indicators: readonly Indicator[],
  { standing, today }: Pick<DraftGround, 'today'> & { readonly standing: Pick<Catalogue, 'indicators'> },
): Indicator[] {
  const known = new Map(standing.indicators.map((one) => [one.id, one]))
  return indicators.map((indicator) => {
    const before = known.get(indicator.id)
    if (!before || today === undefined) return indicator
    const until = periodEnd(lastPeriodEndedBy(today, before.frequency))
    const { reportDays, releaseMonths, reporter, reporters } = before
    const isSame = reportDays === indicator.reportDays && releaseMonths === indicator.releaseMonths
    const isReportedAlike =
      reporter === indicator.reporter && JSON.stringify(reporters) === JSON.stringify(indicator.reporters)
    const deadline = { until, reportDays, ...(releaseMonths !== undefined && { releaseMonths }) }
    const reported = { until, reporter, ...(reporters !== undefined && { reporters }) }
    const earlier = kept(before.earlier, !isSame && deadline)
    // Nobody reported periods that end before the first day of reporting.
    const owed = before.owedFrom === undefined || before.owedFrom <= until
    const earlierReporters = kept(before.earlierReporters, !isReportedAlike && owed && reported)
    return {
      ...indicator,
      ...(earlier.length > 0 && { earlier }),
      ...(earlierReporters.length > 0 && { earlierReporters }),
    }
  })
}

/** The earlier terms with those that counted until now; terms that were changed again within the same period never counted for any. */
function kept<T extends { readonly until: string }>(
  earlier: readonly T[] = [],
  now: T | false,
): readonly T[] {
  const last = earlier.at(-1)
  return !now || (last && dayNumber(last.until) >= dayNumber(now.until)) ? earlier : [...earlier, now]
}
