import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { expectedFrom } from '../reporting/deadline.ts'
import { evaluatedSeries } from './evaluated-values.ts'
import type { ObservationsOf } from './evaluated-values.ts'
import { runEvaluation } from './evaluation-run.ts'
import type { EvaluationSchemeRecord } from '../catalogue/evaluation-scheme.ts'
import { periodEnd } from '../period.ts'
import type { Observation } from '../series/observation.ts'
import { withApproved } from '../series/supposed-revision.ts'
import type { SupposedRevision } from '../series/supposed-revision.ts'

/** A place in an evaluation that a revision would have changed; null: without a score, no place. */
export interface PlaceChange {
  readonly scheme: string
  /** The reference date: the first on which the revised period is the one that all are evaluated on. */
  readonly at: string
  readonly subject: string
  readonly before: number | null
  readonly after: number | null
}

/** The schemes that a series is evaluated in. */
export function schemesWith(
  index: CatalogueIndex,
  { indicator, region }: { readonly indicator: string; readonly region: string },
): EvaluationSchemeRecord[] {
  return index.catalogue.evaluationSchemes.filter((scheme) =>
    evaluatedSeries(scheme, index).some(
      (series) => series.indicator === indicator && series.region === region,
    ),
  )
}

/**
 * Which places would have been others had a cell's approved value been the proposed one, scheme by scheme, participants
 * in their order. Nothing is told of a period whose turn has not come by `today`. Rule V-2.
 */
export function rankingConsequences(input: {
  readonly schemes: readonly EvaluationSchemeRecord[]
  readonly index: CatalogueIndex
  readonly series: { readonly indicator: string; readonly region: string }
  readonly proposed: SupposedRevision
  readonly observationsOf: ObservationsOf
  /** What the series would be, where the cell is one that it is computed from. */
  readonly revised?: readonly Observation[]
  readonly today: string
}): PlaceChange[] {
  const { schemes, index, series, proposed, observationsOf, today } = input
  const indicator = index.indicators.get(series.indicator)
  if (!indicator) return []
  const at = expectedFrom(proposed.period, indicator, index.calendar) ?? periodEnd(proposed.period)
  if (at > today) return []
  const revised: ObservationsOf = (id, region) => {
    const known = observationsOf(id, region)
    const isOwn = id === series.indicator && region === series.region
    return isOwn ? (input.revised ?? withApproved(known, proposed)) : known
  }
  return schemes.flatMap((scheme) => {
    const placesFrom = (known: ObservationsOf) =>
      runEvaluation(scheme, { index, observationsOf: known, at }).results
    const after = placesFrom(revised)
    return placesFrom(observationsOf).flatMap(({ subject, place }, row) => {
      const changed = after[row]!.place
      return changed === place ? [] : [{ scheme: scheme.id, at, subject, before: place, after: changed }]
    })
  })
}
