import type { CatalogueIndex } from '#metrics/catalogue-index.ts'
import { evaluatedSeries } from '#metrics/evaluated-values.ts'
import { runEvaluation } from '#metrics/evaluation-run.ts'
import type { EvaluationSchemeRecord } from '#metrics/evaluation-scheme.ts'
import type { Observation } from '#metrics/observation.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { Evaluation } from '../../contract/evaluations.ts'
import { observationOf } from '../../db/observation-row.ts'
import type { Reader } from '../../db/store.ts'
import { knownRevisions } from '../../live/queries.ts'
import type { View } from '../../live/view.ts'

/** How far back a value is looked for where no target's span reaches further. */
const yearsBack = 3

/**
 * Carries out a scheme as one stands at a view. Costs one query, by index seeks, for each series: indicators ×
 * participants.
 */
export async function evaluateScheme(
  reader: Reader,
  index: CatalogueIndex,
  scheme: EvaluationSchemeRecord,
  { at, asOf }: View,
): Promise<Evaluation> {
  const series = evaluatedSeries(scheme, index)
  const rows = await knownRevisions(reader, series, years(index, series, at), asOf)
  const observations = new Map<string, Observation[]>()
  for (const row of rows) {
    const key = `${row.indicator} ${row.region}`
    const list = observations.get(key) ?? []
    observations.set(key, list)
    list.push(observationOf(row, asOf))
  }
  const observationsOf = (indicator: string, region: string) =>
    observations.get(`${indicator} ${region}`) ?? []
  const { periods, results, demo, evaluableAt } = runEvaluation(scheme, { index, observationsOf, at })
  return {
    sequence: asOf,
    at,
    scheme,
    indicators: scheme.indicators.map(({ indicator }, place) => {
      const { name = indicator, unit = '', decimals = 0 } = index.indicators.get(indicator) ?? {}
      const period = periods[place] ?? null
      return { indicator, name, unit, decimals, period: period && formatPeriod(period, 'sdmx') }
    }),
    results: results.map((result) => ({
      ...result,
      name: nameOf(index, result.subject),
      parts: [...result.parts],
    })),
    demo,
    evaluableAt,
  }
}

/** From the year before the earliest span that holds `at`, for its baseline. */
function years(
  index: CatalogueIndex,
  series: readonly { indicator: string; region: string }[],
  at: string,
): { from: number; to: number } {
  const to = Number(at.slice(0, 4))
  const starts = series
    .flatMap(({ indicator, region }) => index.targetsOn(indicator, region))
    .filter(({ record }) => record.start <= at && at <= (record.due ?? '9999'))
    .map(({ record }) => Number(record.start.slice(0, 4)) - 1)
  return { from: Math.min(to - yearsBack, ...starts), to }
}

function nameOf(index: CatalogueIndex, subject: string): string {
  return index.regions.get(subject)?.name ?? index.organisations.get(subject)?.name ?? subject
}
