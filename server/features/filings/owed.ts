import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { collectedPeriods } from '#metrics/catalogue/collection.ts'
import { deadlineOf } from '#metrics/calendar/deadline.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { formatPeriod, lastPeriodEndedBy, periodIndex, periodOf, type Period } from '#metrics/period.ts'

/** A cell that an organisation has to report. */
export interface OwedCell {
  readonly indicator: Indicator
  readonly region: string
}

/** All that an organisation owes for one period, and until when. */
export interface Owed {
  readonly organisation: string
  readonly period: Period
  /** SDMX form. */
  readonly periodText: string
  readonly deadline: string
  readonly cells: readonly OwedCell[]
}

/**
 * What an organisation owes at a date, as far as the regions reach that its reporter is bound to: every ended period
 * within the span of any target on its indicators, for every such region that the indicator is collected for. Nobody owes a published series, or one whose targets have no due date.
 */
export function owedBy(
  index: CatalogueIndex,
  { organisation, regions }: { readonly organisation: string; readonly regions: readonly string[] },
  at: string,
): Owed[] {
  const owed = new Map<string, { period: Period; cells: OwedCell[]; deadlines: string[] }>()
  for (const indicator of index.indicators.values()) {
    const own = indicator.regions.filter((region) => regions.some((bound) => index.within(region, bound)))
    if (indicator.reporter !== organisation || own.length === 0) continue
    for (const period of periodsOwed(index, indicator, at)) {
      const deadline = deadlineOf(period, indicator, index.calendar)
      if (!deadline) continue
      const text = formatPeriod(period, 'sdmx')
      const filing = owed.get(text) ?? { period, cells: [], deadlines: [] }
      owed.set(text, filing)
      filing.cells.push(...own.map((region) => ({ indicator, region })))
      filing.deadlines.push(deadline.date)
    }
  }
  return [...owed].map(([periodText, { period, cells, deadlines }]) => ({
    organisation,
    period,
    periodText,
    deadline: deadlines.sort()[0]!,
    cells,
  }))
}

function periodsOwed(index: CatalogueIndex, indicator: Indicator, at: string): Period[] {
  const { id, frequency } = indicator
  const lastEnded = lastPeriodEndedBy(at, frequency)
  const owed = new Map<number, Period>()
  for (const { record } of index.targets.values()) {
    if (record.indicator !== id || record.due === undefined) continue
    const due = periodOf(record.due, frequency)
    const last = periodIndex(due) < periodIndex(lastEnded) ? due : lastEnded
    for (const period of collectedPeriods(indicator, periodOf(record.start, frequency), last)) {
      owed.set(periodIndex(period), period)
    }
  }
  return [...owed.values()]
}
