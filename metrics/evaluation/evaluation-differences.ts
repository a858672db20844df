import type { SubjectScore } from './evaluation.ts'
import { roundToDigits } from '../numbers/rounding.ts'

type Compared = Pick<SubjectScore, 'subject' | 'score' | 'place'> & {
  readonly parts: readonly { readonly indicator: string; readonly value: number | null }[]
}

/** A subject whose standing differs, and the values that differ. */
export interface EvaluationDifference {
  readonly subject: string
  readonly before: { readonly score: number | null; readonly place: number | null }
  readonly after: { readonly score: number | null; readonly place: number | null }
  readonly values: readonly {
    readonly indicator: string
    readonly before: number | null
    readonly after: number | null
  }[]
}

/**
 * The differences of one scheme between two times: subjects whose rank, displayed score or values differ, in the order of `before`. Rule
 * K-11.
 */
export function evaluationDifferences(
  before: readonly Compared[],
  after: readonly Compared[],
  decimals: number,
): EvaluationDifference[] {
  const now = new Map(after.map((result) => [result.subject, result]))
  return before.flatMap((then) => {
    const { subject, score, place, parts } = then
    const other = now.get(subject)
    const nowAt = { score: other?.score ?? null, place: other?.place ?? null }
    const values = parts.flatMap(({ indicator, value }) => {
      const found = other?.parts.find((part) => part.indicator === indicator)?.value ?? null
      return found === value ? [] : [{ indicator, before: value, after: found }]
    })
    const same = place === nowAt.place && shown(score, decimals) === shown(nowAt.score, decimals)
    return same && values.length === 0 ? [] : [{ subject, before: { score, place }, after: nowAt, values }]
  })
}

function shown(score: number | null, decimals: number): string | null {
  return score === null ? null : roundToDigits(score, decimals, 'half-up')
}
