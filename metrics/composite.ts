import { Decimal, withoutNoise } from './numbers/decimal.ts'
import { roundToDigits } from './numbers/rounding.ts'

export type Normalisation = 'min-max' | 'z' | 'ratio-to-best' | 'ratio-to-mean' | 'percentile'
export type Aggregation = 'arithmetic' | 'geometric'

/**
 * Puts values of which more is better on one scale (OECD/JRC Handbook on Constructing Composite Indicators, 2008). min-max 0 … 1; z by the
 * sample's standard deviation (n − 1); ratio to the best or the mean; percentile (1 + number of lower values) ÷ n. NaN where the method
 * has no result: min-max and z of equal values, ratios to a value that is not positive. Rule K-1.
 */
export function normalise(values: readonly number[], method: Normalisation): number[] {
  switch (method) {
    case 'min-max':
      return betweenGoalposts(values, Math.min(...values), Math.max(...values))
    case 'z': {
      const mean = meanOf(values)
      const deviations = values.map((value) => new Decimal(value).minus(mean))
      const squares = Decimal.sum(0, ...deviations.map((deviation) => deviation.times(deviation)))
      const deviation = squares.dividedBy(values.length - 1).sqrt()
      return deviations.map((each) => each.dividedBy(deviation).toNumber())
    }
    case 'ratio-to-best':
      return ratiosTo(values, new Decimal(Math.max(...values)))
    case 'ratio-to-mean':
      return ratiosTo(values, meanOf(values))
    case 'percentile':
      return values.map((value) => (1 + values.filter((other) => other < value).length) / values.length)
  }
}

/** (value − low) ÷ (high − low), not bounded: 0 at the low post, 1 at the high one; NaN where they coincide. Rule K-1. */
export function betweenGoalposts(values: readonly number[], low: number, high: number): number[] {
  const width = new Decimal(high).minus(low)
  return values.map((value) =>
    width.isZero() ? NaN : new Decimal(value).minus(low).dividedBy(width).toNumber(),
  )
}

/**
 * The weighted mean of scores; weights sum to 1. The arithmetic mean of (21, 1, 1, 1) is 6; the geometric one, in which no strength makes up
 * for a weakness, is 2.14. NaN for a geometric mean of a negative score. Rule K-2. @throws RangeError where the weights do not fit
 */
export function aggregate(
  scores: readonly number[],
  weights: readonly number[],
  method: Aggregation,
): number {
  if (weights.length !== scores.length || !sumToOne(weights)) {
    throw new RangeError(`weights of ${scores.length} scores must sum to 1: ${weights.join(', ')}`)
  }
  if (method === 'arithmetic') {
    return withoutNoise(scores.reduce((sum, score, at) => sum + score * weights[at]!, 0))
  }
  if (scores.some((score) => score < 0)) return NaN
  return withoutNoise(scores.reduce((product, score, at) => product * score ** weights[at]!, 1))
}

/** Whether no weight is negative and they sum to 1, thirds written as doubles included. */
export function sumToOne(weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.every((weight) => weight >= 0) && Math.abs(sum - 1) < 1e-9
}

/**
 * The ranks from the highest score down, 1 first; equal ones share the lower number and the next is skipped (1, 2, 2, 4). With `decimals`
 * the scores are ranked as displayed, rounded half-up. NaN has no rank. Rule K-3.
 */
export function rank(scores: readonly number[], decimals?: number): number[] {
  const shown = scores.map((score) =>
    decimals === undefined || Number.isNaN(score) ? score : Number(roundToDigits(score, decimals, 'half-up')),
  )
  return shown.map((score) => (Number.isNaN(score) ? NaN : 1 + shown.filter((other) => other > score).length))
}

function ratiosTo(values: readonly number[], whole: Decimal): number[] {
  return values.map((value) => (whole.greaterThan(0) ? new Decimal(value).dividedBy(whole).toNumber() : NaN))
}

function meanOf(values: readonly number[]): Decimal {
  return Decimal.sum(0, ...values).dividedBy(values.length)
}
