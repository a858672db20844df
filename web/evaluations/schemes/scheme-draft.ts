import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { EvaluationSchemeDraft } from '#metrics/drafts/check-evaluation-scheme.ts'
import type {
  EvaluationSchemeRecord,
  SchemeIndicator,
  Scoring,
} from '#metrics/catalogue/evaluation-scheme.ts'

/** What a new scheme begins with: the rules' own 20 % that may be missing, ranked on one digit. */
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

/** The part of a kept scheme that may be reworded. */
export function draftOf(scheme: EvaluationSchemeRecord): EvaluationSchemeDraft {
  const { name, grounds, over, participants, indicators, aggregation, maxMissing, decimals } = scheme
  return { name, grounds, over, participants, indicators, aggregation, maxMissing, decimals }
}

/** A way of scoring with the numbers that it is offered with. */
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

/** The draft with just these indicators: those that stay as they were, new ones without weight yet. */
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

/** The draft with equal weights, exactly. */
export function withEqualWeights(draft: EvaluationSchemeDraft): EvaluationSchemeDraft {
  const { indicators } = draft
  return { ...draft, indicators: indicators.map((item) => ({ ...item, weight: 1 / indicators.length })) }
}

/** The draft for the other kind of subject: nobody is chosen yet, and organisations are scored by their targets. */
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
