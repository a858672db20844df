import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { runEvaluation } from '#metrics/evaluation/evaluation-run.ts'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { Evaluation } from '../../contract/evaluations.ts'
import { evaluatedObservations } from '../../judging/evaluated-observations.ts'
import type { View } from '../../judging/view.ts'

/** Evaluates a scheme at a view. It reads a series for each indicator and participant. */
export async function evaluateScheme(view: View, scheme: EvaluationSchemeRecord): Promise<Evaluation> {
  const { index, at, asOf } = view
  const observationsOf = await evaluatedObservations(view, [scheme])
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

function nameOf(index: CatalogueIndex, subject: string): string {
  return index.regions.get(subject)?.name ?? nameOfOrganisation(index, subject)
}
