import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { reporterOn, type Indicator } from '../catalogue/indicator.ts'
import { addDays } from '../period/civil-date.ts'
import { comparePeriods, periodEnd, type Period } from '../period.ts'
import { deadlineOf, lastDayWithoutFigure } from './deadline.ts'
import { awaitedPeriods } from './owed-periods.ts'
import type { Reporter } from './who-reports.ts'

/** A figure that cannot exist yet, of a period that has ended (未到发布期). */
export interface AwaitedFigure {
  readonly indicator: Indicator
  readonly period: Period
  /** The first day on which it can exist. */
  readonly from: string
  readonly deadline: string
}

/** The next figure of each indicator of a reporter that cannot exist yet, the one due first at the head. Rule D-7. */
export function awaitedBy(
  index: CatalogueIndex,
  { organisations, regions }: Reporter,
  at: string,
): AwaitedFigure[] {
  const awaited = [...index.indicators.values()].flatMap((indicator): AwaitedFigure[] => {
    const isOwn = (awaited: Period) =>
      indicator.regions.some(
        (region) =>
          organisations.includes(reporterOn(indicator, region, periodEnd(awaited))) &&
          regions.some((bound) => index.within(region, bound)),
      )
    const period = awaitedPeriods(index, indicator, at).sort(comparePeriods).find(isOwn)
    const deadline = period && deadlineOf(period, indicator, index.calendar)
    if (!deadline) return []
    const from = addDays(lastDayWithoutFigure(period, indicator), 1)
    return [{ indicator, period, from, deadline: deadline.date }]
  })
  return awaited.sort((a, b) => a.deadline.localeCompare(b.deadline))
}
