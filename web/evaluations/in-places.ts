import type { Evaluation } from '#server/contract/evaluations.ts'

export type EvaluationResult = Evaluation['results'][number]
export type EvaluationPart = EvaluationResult['parts'][number]

/** Subjects without a place come after all others. */
const last = Number.MAX_SAFE_INTEGER

/** Subjects in the order of places; subjects without a score come last, in the scheme's order. */
export function inPlaces(results: readonly EvaluationResult[]): EvaluationResult[] {
  return results.toSorted((a, b) => (a.place ?? last) - (b.place ?? last))
}
