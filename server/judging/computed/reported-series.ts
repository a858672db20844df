import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { mergedSeries } from '#metrics/series/computed/merged-series.ts'
import { observationOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { knownRevisions, type SeriesSpan } from '../../db/observations/known-revisions.ts'
import { resultRow } from './result-row.ts'
import type { View } from '../view.ts'

/** What of a view the known figures of series depend on. */
export type KnownView = Pick<View, 'reader' | 'index' | 'asOf' | 'supposed'>

/**
 * The known revisions of reported series. A region that took over from others has their figures in the periods before its day. Rule Z-14.
 * Without such a region it costs what `knownRevisions` costs.
 */
export async function reportedSeries(
  view: KnownView,
  spans: readonly SeriesSpan[],
): Promise<ObservationRow[]> {
  const { index } = view
  if (spans.every(({ region }) => index.originsOf(region).length === 1)) return supposedRevisions(view, spans)
  const wanted = new Map<string, SeriesSpan>()
  for (const span of spans)
    for (const region of index.originsOf(span.region)) {
      const one = { ...span, region }
      const { from, to } = wanted.get(seriesKey(one)) ?? span
      wanted.set(seriesKey(one), { ...one, from: Math.min(from, span.from), to: Math.max(to, span.to) })
    }
  const known = Map.groupBy(await supposedRevisions(view, [...wanted.values()]), seriesKey)
  return spans.flatMap((span) => ownRows(view, span, known))
}

async function supposedRevisions(
  { reader, asOf, supposed }: KnownView,
  spans: readonly SeriesSpan[],
): Promise<ObservationRow[]> {
  const known = await knownRevisions(reader, spans, asOf)
  return supposed ? known.flatMap((row) => supposed(row) ?? []) : known
}

/** The rows of a region: its own, those of its former region, or the sums of the regions that it was formed from. */
function ownRows(
  { index, asOf }: Pick<View, 'index' | 'asOf'>,
  { from, to, ...series }: SeriesSpan,
  known: ReadonlyMap<string, readonly ObservationRow[]>,
): ObservationRow[] {
  const rowsOf = (region: string) =>
    (known.get(seriesKey({ ...series, region })) ?? []).filter(({ period }) => {
      const year = Number(period.slice(0, 4))
      return from <= year && year <= to
    })
  const origins = index.originsOf(series.region)
  const indicator = index.indicators.get(series.indicator)
  if (origins.length === 1 || !indicator) return rowsOf(series.region)
  const days = new Set(origins.flatMap((region) => rowsOf(region).map(({ periodEnd }) => periodEnd)))
  const daysOf = Map.groupBy(days, (day) => index.membersOn(series.region, day).join(' '))
  return [...daysOf.values()].flatMap((those) => {
    const members = index.membersOn(series.region, those[0]!)
    const of = (region: string) => rowsOf(region).filter(({ periodEnd }) => those.includes(periodEnd))
    if (members.length < 2)
      return members.flatMap(of).map((row): ObservationRow => ({ ...row, region: series.region }))
    const parts = members.map((region) => ({
      region,
      observations: of(region).map((row) => ({ ...observationOf(row, asOf), row })),
    }))
    return mergedSeries(indicator, parts).map((result) => resultRow(series, result))
  })
}
