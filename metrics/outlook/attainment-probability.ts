import { shareBelow } from './forecast-errors.ts'
import type { ErrorSizes } from './forecast-errors.ts'

/**
 * The share (0…1) of the empirical errors that would put the outcome between two bounds, either of which may be infinite. An outcome
 * beyond the possible range counts as its edge, so that certain results stay certain. `unit` is the amount in which error sizes are
 * counted. null where the series never moved or has a single value, so that nothing is known about its errors, and the result is not
 * certain. Rule O-4.
 */
export function attainmentProbability(input: {
  readonly point: number
  readonly unit: number
  readonly sizes: ErrorSizes
  readonly low: number
  readonly high: number
  /** Whether the bounds themselves are excluded. */
  readonly open: boolean
  readonly lowest: number
  readonly highest: number
}): number | null {
  const { point, unit, sizes, low, high, open, lowest, highest } = input
  if (low > highest || high < lowest || (open && (low === highest || high === lowest))) return 0
  const surelyAbove = open ? low < lowest : low <= lowest
  const surelyBelow = open ? high > highest : high >= highest
  if ((surelyAbove || low === -Infinity) && (surelyBelow || high === Infinity)) return 1
  if (unit === 0 || unit === Infinity) return null
  const below = (bound: number) => shareBelow(sizes, (bound - point) / unit)
  return (surelyBelow ? 1 : below(high)) - (surelyAbove ? 0 : below(low))
}
