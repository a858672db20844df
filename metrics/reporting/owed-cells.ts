import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { formatPeriod, periodEnd, type Period } from '../period.ts'
import { deadlineOf } from './deadline.ts'
import { owedPeriods } from './owed-periods.ts'

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
 * What an organisation owes at a date within the regions that its reporter is bound to: the owed periods of its
 * indicators, for every such region that the indicator is collected for.
 */
export function owedBy(
  index: CatalogueIndex,
  { organisation, regions }: { readonly organisation: string; readonly regions: readonly string[] },
  at: string,
): Owed[] {
  const owed = new Map<string, { period: Period; cells: OwedCell[]; deadlines: string[] }>()
  for (const indicator of index.indicators.values()) {
    if (indicator.reporter !== organisation) continue
    for (const period of owedPeriods(index, indicator, at)) {
      const own = index
        .collectedIn(indicator, periodEnd(period))
        .filter((region) => regions.some((bound) => index.within(region, bound)))
      if (own.length === 0) continue
      // What is owed has a deadline.
      const { date } = deadlineOf(period, indicator, index.calendar)!
      const text = formatPeriod(period, 'sdmx')
      const filing = owed.get(text) ?? { period, cells: [], deadlines: [] }
      owed.set(text, filing)
      filing.cells.push(...own.map((region) => ({ indicator, region })))
      filing.deadlines.push(date)
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

/** Names a filing (填报单), which is what one organisation owes for one period, given in SDMX form. */
export function filingId(organisation: string, periodText: string): string {
  return `${organisation}-${periodText}`
}

/** Undefined for a text that names none. */
export function parseFilingId(id: string): { organisation: string; period: string } | undefined {
  const [, organisation, period] = /^(.+)-(\d{4}(?:-[SQMWD]\d{1,3})?)$/.exec(id) ?? []
  return organisation === undefined || period === undefined ? undefined : { organisation, period }
}
