import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { EvaluationSchemeDraft } from '#metrics/drafts/check-evaluation-scheme.ts'
import type {
  EvaluationSchemeRecord,
  SchemeIndicator,
  Scoring,
} from '#metrics/catalogue/evaluation-scheme.ts'

/** A new scheme allows 20 % of missing weight, as the rules do, and ranks scores of one decimal. */
export const emptySchemeDraft: EvaluationSchemeDraft = {
  name: '',
  grounds: '',
  over: 'regions',
  participants: [],
  indicators: [],
  aggregation: 'arithmetic',
  maxMissing: 0.2,
  decimals: 1,
}

/** The part of a scheme that can be changed. */
export function draftOf(scheme: EvaluationSchemeRecord): EvaluationSchemeDraft {
  const { name, grounds, over, participants, indicators, aggregation, maxMissing, decimals } = scheme
  return { name, grounds, over, participants, indicators, aggregation, maxMissing, decimals }
}

/** A method of scoring with its initial numbers. */
export function scoringOf(method: Scoring['method']): Scoring {
  switch (method) {
    case 'target':
      return { method, ceiling: 100 }
    case 'place':
      return { method, step: 5 }
    case 'goalposts':
      return { method, low: 0, high: 100 }
    default:
      return { method }
  }
}

/** The draft with these indicators: known ones unchanged, new ones without weight. */
export function withIndicators(
  draft: EvaluationSchemeDraft,
  ids: readonly string[],
  index: CatalogueIndex,
): EvaluationSchemeDraft {
  const known = new Map(draft.indicators.map((item) => [item.indicator, item]))
  const method = draft.over === 'organisations' ? 'target' : 'min-max'
  const added = (indicator: string): SchemeIndicator => ({
    indicator,
    weight: 0,
    direction: index.indicators.get(indicator)?.direction ?? 'higher',
    scoring: scoringOf(method),
  })
  return { ...draft, indicators: ids.map((id) => known.get(id) ?? added(id)) }
}

/** The draft with equal weights, which add up to one. */
export function withEqualWeights(draft: EvaluationSchemeDraft): EvaluationSchemeDraft {
  const { indicators } = draft
  return { ...draft, indicators: indicators.map((item) => ({ ...item, weight: 1 / indicators.length })) }
}

/** The draft for the other kind of subjects: no subject is chosen yet, and organisations are scored by their targets. */
export function withSubjects(
  draft: EvaluationSchemeDraft,
  over: EvaluationSchemeDraft['over'],
): EvaluationSchemeDraft {
  const indicators =
    over === 'organisations'
      ? draft.indicators.map((item) => ({ ...item, scoring: scoringOf('target') }))
      : draft.indicators
  return { ...draft, over, participants: [], indicators }
}
