import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { seriesThrough } from '#metrics/series/computed/series-through.ts'
import { observationOf, type ObservationRow } from '../db/observations/observation-row.ts'
import type { SeriesSpan } from '../db/observations/known-revisions.ts'
import { reportedSeries, type KnownView } from './computed/reported-series.ts'
import { firstBreakRevisions } from './queries.ts'
import { resultRow, type KnownObservation } from './computed/result-row.ts'
import type { View } from './view.ts'

/** Growth needs the year before, and a component of lower frequency two more years. */
const yearsBefore = 3

/**
 * The last approved and the last submitted revision of every cell of the spans, as known at a view. A computed indicator has the results
 * of its components. Without computed indicators and changed regions it costs what `knownRevisions` costs.
 */
export async function knownSeries(view: KnownView, spans: readonly SeriesSpan[]): Promise<ObservationRow[]> {
  const { index } = view
  const isComputed = ({ indicator }: SeriesSpan) => index.indicators.get(indicator)?.formula !== undefined
  const computed = spans.filter(isComputed)
  const reported = computed.length === 0 ? spans : spans.filter((span) => !isComputed(span))
  const known = await reportedSeries(view, reported)
  if (computed.length === 0) return known
  const components = await componentsOf(view, computed)
  const results = computed.flatMap((span) => {
    const [first, last] = [String(span.from), String(span.to)]
    const within = ({ period }: ObservationRow) => {
      const year = period.slice(0, 4)
      return first <= year && year <= last
    }
    return resultsOf(view, span, (indicator) => components.get(seriesKey({ ...span, indicator })) ?? [])
      .map(({ row }) => row)
      .filter(within)
  })
  return [...known, ...results]
}

/** The known components of computed series, by series. */
export async function componentsOf(
  view: KnownView,
  spans: readonly SeriesSpan[],
): Promise<ReadonlyMap<string, readonly KnownObservation[]>> {
  const { reader, index, asOf } = view
  const wanted = new Map<string, SeriesSpan>()
  for (const span of spans)
    for (const series of index.reportedFor(span).filter(({ region }) => region === span.region)) {
      const key = seriesKey(series)
      const other = wanted.get(key)
      const from = Math.min(span.from - yearsBefore, other?.from ?? Infinity)
      wanted.set(key, { ...series, from, to: Math.max(span.to, other?.to ?? 0) })
    }
  const known = await reportedSeries(view, [...wanted.values()])
  const rows = [...known, ...(await firstBreakRevisions(reader, known, asOf))]
  const observations = rows.map((row) => ({ ...observationOf(row, asOf), row }))
  return Map.groupBy(observations, ({ row }) => seriesKey(row))
}

function resultsOf(
  { index }: Pick<View, 'index'>,
  { indicator, region }: SeriesName,
  observationsOf: (indicator: string) => readonly KnownObservation[],
): readonly KnownObservation[] {
  return seriesThrough<KnownObservation>(indicator, {
    indicators: index.indicators,
    observationsOf,
    asComponent: (result, { id }) => ({
      ...result.observation,
      row: resultRow({ indicator: id, region }, result),
    }),
  })
}
