import type { Evaluation } from '#server/contract/evaluations.ts'

export type EvaluationResult = Evaluation['results'][number]
export type EvaluationPart = EvaluationResult['parts'][number]

/** Behind every place that there can be. */
const last = Number.MAX_SAFE_INTEGER

/** First place first; those without a score last, in the scheme's order. */
export function inPlaces(results: readonly EvaluationResult[]): EvaluationResult[] {
  return results.toSorted((a, b) => (a.place ?? last) - (b.place ?? last))
}
