import type { EvaluationResult } from './evaluation-words.ts'

/** Behind every place that there can be. */
const last = Number.MAX_SAFE_INTEGER

/** First place first; those without a score last, in the scheme's order. */
export function inPlaces(results: readonly EvaluationResult[]): EvaluationResult[] {
  return results.toSorted((a, b) => (a.place ?? last) - (b.place ?? last))
}
