import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { formatPeriod, periodEnd } from '#metrics/period.ts'
import type { ComputedObservation } from '#metrics/series/computed/computed-series.ts'
import { seriesThrough } from '#metrics/series/computed/series-through.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { figureAsText, observationOf, type ObservationRow } from '../db/observations/observation-row.ts'
import { knownRevisions, type SeriesSpan } from '../db/observations/known-revisions.ts'
import { firstOfBreaks } from './queries.ts'
import type { View } from './view.ts'

/** An observation with the revision that it is, or that it was computed by. */
export interface KnownObservation extends Observation {
  readonly row: ObservationRow
}

/** Growth takes the year before, a coarser component two years more. */
const yearsBefore = 3

/**
 * Of every cell of the spans the last revision that was approved and the last that was submitted, as known at a view; of a
 * computed indicator those that its components make. The same cost as `knownRevisions` where none is computed.
 */
export async function knownSeries(
  view: Pick<View, 'reader' | 'index' | 'asOf'>,
  spans: readonly SeriesSpan[],
): Promise<ObservationRow[]> {
  const { reader, index, asOf } = view
  const isComputed = ({ indicator }: SeriesSpan) => index.indicators.get(indicator)?.formula !== undefined
  const computed = spans.filter(isComputed)
  const reported = computed.length === 0 ? spans : spans.filter((span) => !isComputed(span))
  const known = await knownRevisions(reader, reported, asOf)
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

/** What is known of the components of computed series, by series. */
export async function componentsOf(
  { reader, index, asOf }: Pick<View, 'reader' | 'index' | 'asOf'>,
  spans: readonly SeriesSpan[],
): Promise<ReadonlyMap<string, readonly KnownObservation[]>> {
  const wanted = new Map<string, SeriesSpan>()
  for (const span of spans)
    for (const series of index.reportedFor(span)) {
      const key = seriesKey(series)
      const other = wanted.get(key)
      const from = Math.min(span.from - yearsBefore, other?.from ?? Infinity)
      wanted.set(key, { ...series, from, to: Math.max(span.to, other?.to ?? 0) })
    }
  const known = await knownRevisions(reader, [...wanted.values()], asOf)
  const rows = [...known, ...(await firstOfBreaks(reader, known, asOf))]
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
    keep: (result, { id }) => ({
      ...result.observation,
      row: resultRow({ indicator: id, region }, result),
    }),
  })
}

/** A result as a revision would be stored: entered and decided with the last of those that it was computed from. */
function resultRow(
  series: SeriesName,
  { observation, from }: ComputedObservation<KnownObservation>,
): ObservationRow {
  const rows = from.map(({ row }) => row)
  const last = (of: (row: ObservationRow) => number | null) =>
    rows.reduce((a, b) => ((of(b) ?? 0) > (of(a) ?? 0) ? b : a))
  const entered = last(({ sequence }) => sequence)
  const decided = last(({ decidedSequence }) => decidedSequence)
  const isApproved = observation.state === 'approved'
  const { value, reason, bound, numerator, denominator } = observation
  return {
    ...series,
    period: formatPeriod(observation.period, 'sdmx'),
    revision: observation.revision,
    periodEnd: periodEnd(observation.period),
    value: figureAsText(value),
    reason: reason ?? null,
    status: observation.status,
    bound: bound ?? null,
    numerator: figureAsText(numerator),
    denominator: figureAsText(denominator),
    note: null,
    provenance: observation.provenance,
    findings: null,
    actor: entered.actor,
    at: entered.at,
    sequence: observation.sequence ?? entered.sequence,
    state: observation.state,
    submittedSequence: last(({ submittedSequence }) => submittedSequence).submittedSequence,
    decidedSequence: isApproved ? decided.decidedSequence : null,
    decidedBy: isApproved ? decided.decidedBy : null,
    decidedAt: isApproved ? decided.decidedAt : null,
    returnReason: null,
  }
}
