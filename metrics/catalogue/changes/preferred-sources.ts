import type { Catalogue } from '../catalogue.ts'
import type { Indicator } from '../indicator.ts'

/** The principal of an indicator: of one that holds another source's figures, the indicator beside which they stand; of any other, itself. Rule A-7. */
export function principalOf({ id, source }: Pick<Indicator, 'id' | 'source'>): string {
  return source?.besides ?? id
}

/** The indicators of all sources of what an indicator measures, the judged one first. */
export function sourcesAmong(indicators: ReadonlyMap<string, Indicator>, id: string): Indicator[] {
  const asked = indicators.get(id)
  const principal = asked && indicators.get(principalOf(asked))
  if (!principal) return []
  const judged = principal.preferred ?? principal.id
  const all = [...indicators.values()].filter((one) => principalOf(one) === principal.id)
  return [...all.filter((one) => one.id === judged), ...all.filter((one) => one.id !== judged)]
}

/**
 * The catalogue as it is judged: targets, formulas and evaluations on an indicator with several sources are on the preferred one. Rule A-7.
 */
export function withPreferredSources(catalogue: Catalogue): Catalogue {
  const instead = judgedInstead(catalogue.indicators)
  if (instead.size === 0) return catalogue
  const judged = (id: string) => instead.get(id) ?? id
  return {
    ...catalogue,
    indicators: catalogue.indicators.map((one) =>
      one.formula ? { ...one, formula: { ...one.formula, of: one.formula.of.map(judged) } } : one,
    ),
    targets: catalogue.targets.map((target) => ({ ...target, indicator: judged(target.indicator) })),
    evaluationSchemes: catalogue.evaluationSchemes.map((scheme) => ({
      ...scheme,
      indicators: scheme.indicators.map((one) => ({ ...one, indicator: judged(one.indicator) })),
    })),
  }
}

/** The judged indicator of each source that is not judged itself, by the id of the source's indicator. */
function judgedInstead(indicators: readonly Indicator[]): ReadonlyMap<string, string> {
  const preferred = new Map(indicators.map((one) => [one.id, one.preferred]))
  return new Map(
    indicators.flatMap((one): [string, string][] => {
      const principal = principalOf(one)
      const judged = preferred.get(principal) ?? principal
      return judged === one.id ? [] : [[one.id, judged]]
    }),
  )
}
