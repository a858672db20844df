import { betweenGoalposts, normalise, rank } from '../composite.ts'
import type { Scoring } from '../catalogue/evaluation-scheme.ts'
import type { Indicator } from '../catalogue/indicator.ts'

export interface Scored {
  readonly value: number
  /** The value of the target. */
  readonly target?: number | undefined
  /** The share of the target that was reached, where the target's own figures give it. */
  readonly completion?: number | undefined
}

/** The scores of values, one each; NaN where the method has no result. Rules K-4, K-5. */
export function scoreValues(
  scored: readonly Scored[],
  scoring: Scoring,
  direction: Indicator['direction'],
): number[] {
  const values = scored.map(({ value }) => value)
  const better = direction === 'higher' ? values : values.map((value) => -value)
  switch (scoring.method) {
    case 'min-max':
    case 'percentile':
      return inPoints(normalise(better, scoring.method))
    case 'z':
      return normalise(better, 'z').map((z) => 50 + 10 * z)
    case 'ratio-to-best':
    case 'ratio-to-mean':
      return inPoints(normalise(direction === 'higher' ? values : reciprocals(values), scoring.method))
    case 'goalposts':
      return inPoints(betweenGoalposts(values, scoring.low, scoring.high))
    case 'target':
      return scored.map((each) => pointsOnTarget(each, scoring.ceiling, direction))
    case 'place':
      return rank(better).map((place) => Math.max(0, 100 - scoring.step * (place - 1)))
    case 'efficacy': {
      const { posts } = scoring
      const shares = posts
        ? betweenGoalposts(values, posts.unallowed, posts.satisfactory)
        : normalise(better, 'min-max')
      return shares.map((share) => 60 + 40 * share)
    }
  }
}

/** The reciprocals of values, from which ratios are formed for an indicator where less is better; NaN unless every value is positive. */
function reciprocals(values: readonly number[]): number[] {
  return values.some((value) => value <= 0) ? values.map(() => NaN) : values.map((value) => 1 / value)
}

function pointsOnTarget(
  { value, target, completion }: Scored,
  ceiling: number,
  direction: Indicator['direction'],
): number {
  const share = completion ?? shareOf(value, target, direction)
  return Math.min(Math.max(share * 100, 0), ceiling)
}

/** The reached share of a target that has no completion of its own, such as a cap or growth. */
function shareOf(value: number, target: number | undefined, direction: Indicator['direction']): number {
  if (target === undefined || target <= 0) return NaN
  if (direction === 'higher') return value / target
  return value > 0 ? target / value : Infinity
}

function inPoints(shares: readonly number[]): number[] {
  return shares.map((share) => share * 100)
}
