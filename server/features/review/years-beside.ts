import { reporterOf, reporterOn } from '#metrics/catalogue/indicator.ts'
import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesSpan } from '../../db/observations/known-revisions.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import type { View } from '../../judging/view.ts'
import { otherSources } from './sources-beside.ts'

/** The years of a series that are shown beside a value. */
export const yearsTo = (year: number) => [year - 2, year - 1, year]
/** The most years of a series that one span covers, so that a query ends soon. */
const longestSpan = 8

interface SeriesYear extends SeriesName {
  readonly year: number
}

/** The years of the own series of waiting cells, and the cells' year of the other sources. */
export const yearsBeside = (view: View, rows: readonly ObservationRow[]): SeriesYear[] =>
  rows.flatMap((row) => [
    ...yearsTo(yearOf(row)).map((year) => ({ indicator: row.indicator, region: row.region, year })),
    ...otherSources(view, row).map((series) => ({ ...series, year: yearOf(row) })),
  ])

/**
 * The series of the filings of waiting cells, decided ones included: an explanation repeated within a filing is still recognised when the
 * other cells are approved.
 */
export function filingsBeside(index: CatalogueIndex, rows: readonly ObservationRow[]): SeriesYear[] {
  const explained = rows.filter(({ note }) => note !== null && note.trim() !== '')
  const filings = new Map(explained.map((row) => [filingOf(index, row), row]))
  return [...filings.values()].flatMap((row) => {
    const known = index.indicators.get(row.indicator)
    const reporter = known && reporterOf(known, row)
    return [...index.indicators.values()].flatMap((indicator) =>
      indicator.regions
        .filter((region) => reporterOn(indicator, region, row.periodEnd) === reporter)
        .map((region) => ({ indicator: indicator.id, region, year: yearOf(row) })),
    )
  })
}

/** The spans of these years, each year of a series once. */
export function spansOf(wanted: readonly SeriesYear[]): SeriesSpan[] {
  const spans: SeriesSpan[] = []
  for (const own of Map.groupBy(wanted, seriesKey).values()) {
    const { indicator, region } = own[0]!
    const years = [...new Set(own.map(({ year }) => year))].sort((a, b) => a - b)
    for (let first = 0, place = 1; place <= years.length; place += 1) {
      const [from, to] = [years[first]!, years[place - 1]!]
      if (years[place] === to + 1 && to - from + 1 < longestSpan) continue
      spans.push({ indicator, region, from, to })
      first = place
    }
  }
  return spans
}

export function yearOf({ period }: ObservationRow): number {
  return Number(period.slice(0, 4))
}

export function yearKey(series: SeriesName, year: number): string {
  return `${seriesKey(series)} ${year}`
}

/** The filing of a revision. */
export function filingOf(index: CatalogueIndex, row: ObservationRow): string {
  const known = index.indicators.get(row.indicator)
  return `${known ? reporterOf(known, row) : ''} ${row.period}`
}
