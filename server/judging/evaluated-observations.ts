import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { evaluatedSeries, type ObservationsOf } from '#metrics/evaluation/evaluated-values.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { observationOf } from '../db/observations/observation-row.ts'
import { greatestYear } from '../db/observations/known-revisions.ts'
import { knownSeries } from './known-series.ts'
import { firstBreakRevisions } from './queries.ts'
import type { View } from './view.ts'

/** The number of years back in which a value is searched where no target's span begins earlier. */
const yearsBack = 3

/** The observations by which schemes are evaluated, as known at a view. */
export async function evaluatedObservations(
  { reader, index, at, asOf }: View,
  schemes: readonly EvaluationSchemeRecord[],
): Promise<ObservationsOf> {
  const series = new Map(
    schemes.flatMap((scheme) => evaluatedSeries(scheme, index)).map((each) => [seriesKey(each), each]),
  )
  const bounds = years(index, [...series.values()], at)
  const spans = [...series.values()].map((each) => ({ ...each, ...bounds }))
  const known = await knownSeries({ reader, index, asOf }, spans)
  // The first revision of a break tells which values were entered after it.
  const rows = [...known, ...(await firstBreakRevisions(reader, known, asOf))]
  const observations = new Map<string, Observation[]>()
  for (const [key, found] of Map.groupBy(rows, seriesKey)) {
    observations.set(
      key,
      found.map((row) => observationOf(row, asOf)),
    )
  }
  return (indicator, region) => observations.get(seriesKey({ indicator, region })) ?? []
}

/**
 * The years that are read: from the one before the earliest span that contains `at`, where its baseline stands, to the greatest of all,
 * since a later break of definition counts too.
 */
function years(
  index: CatalogueIndex,
  series: readonly SeriesName[],
  at: string,
): { from: number; to: number } {
  const year = Number(at.slice(0, 4))
  const starts = series
    .flatMap(({ indicator, region }) => index.targetsOn(indicator, region))
    .filter(({ record }) => record.start <= at && at <= (record.due ?? '9999'))
    .map(({ record }) => Number(record.start.slice(0, 4)) - 1)
  return { from: Math.min(year - yearsBack, ...starts), to: greatestYear }
}
