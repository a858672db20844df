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

/** A rank in an evaluation that a revision would have changed; null: without a score, no rank. */
export interface PlaceChange {
  readonly scheme: string
  /** The first reference date on which the revised period is the evaluated one. */
  readonly at: string
  readonly subject: string
  readonly before: number | null
  readonly after: number | null
}

/** The schemes in which a series is evaluated. */
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
 * The ranks that would have differed if a cell's approved value had been the proposed one, scheme by scheme, participants in their order.
 * A period that is not evaluated by `today` has none. Rule V-2.
 */
export function rankingConsequences(input: {
  readonly schemes: readonly EvaluationSchemeRecord[]
  readonly index: CatalogueIndex
  readonly series: { readonly indicator: string; readonly region: string }
  readonly proposed: SupposedRevision
  readonly observationsOf: ObservationsOf
  /** The observations after the revision, where they are computed from the cell. */
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
