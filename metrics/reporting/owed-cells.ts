import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { reporterOn, reportersEver, type Indicator } from '../catalogue/indicator.ts'
import { formatPeriod, periodEnd, type Period } from '../period.ts'
import { deadlineOf } from './deadline.ts'
import { owedPeriods } from './owed-periods.ts'

/** A cell that an organisation owes. */
export interface OwedCell {
  readonly indicator: Indicator
  readonly region: string
  readonly deadline: string
}

/** The cells that an organisation owes for one period, with the first of their deadlines. */
export interface Owed {
  readonly organisation: string
  readonly period: Period
  /** The period in SDMX form. */
  readonly periodText: string
  readonly deadline: string
  readonly cells: readonly OwedCell[]
}

/**
 * The cells that an organisation owes at a date within the regions of its reporter: the owed periods of its indicators, for every such
 * region in which the indicator is collected and the organisation reports it.
 */
export function owedBy(
  index: CatalogueIndex,
  { organisation, regions }: { readonly organisation: string; readonly regions: readonly string[] },
  at: string,
): Owed[] {
  const owed = new Map<string, { period: Period; cells: OwedCell[] }>()
  for (const indicator of index.indicators.values()) {
    if (!reportersEver(indicator).includes(organisation)) continue
    for (const period of owedPeriods(index, indicator, at)) {
      const end = periodEnd(period)
      const own = index
        .collectedIn(indicator, end)
        .filter((region) => reporterOn(indicator, region, end) === organisation)
        .filter((region) => regions.some((bound) => index.within(region, bound)))
      if (own.length === 0) continue
      // A cell that is owed has a deadline.
      const { date: deadline } = deadlineOf(period, indicator, index.calendar)!
      const text = formatPeriod(period, 'sdmx')
      const filing = owed.get(text) ?? { period, cells: [] }
      owed.set(text, filing)
      filing.cells.push(...own.map((region) => ({ indicator, region, deadline })))
    }
  }
  return [...owed].map(([periodText, { period, cells }]) => ({
    organisation,
    period,
    periodText,
    deadline: firstDeadline(cells)!,
    cells,
  }))
}

/** The first deadline of cells; undefined without any. */
export function firstDeadline(cells: readonly Pick<OwedCell, 'deadline'>[]): string | undefined {
  return cells.map(({ deadline }) => deadline).sort()[0]
}

/** The id of a filing (填报单), which consists of what one organisation owes for one period, given in SDMX form. */
export function filingId(organisation: string, periodText: string): string {
  return `${organisation}-${periodText}`
}

/** Reads the id of a filing; undefined where the text is none. */
export function parseFilingId(id: string): { organisation: string; period: string } | undefined {
  const [, organisation, period] = /^(.+)-(\d{4}(?:-[SQMWD]\d{1,3})?)$/.exec(id) ?? []
  return organisation === undefined || period === undefined ? undefined : { organisation, period }
}
