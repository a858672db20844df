import { shareBelow } from './forecast-errors.ts'
import type { ErrorSizes } from './forecast-errors.ts'

/**
 * Share (0…1) of the empirical errors that would put the outcome between two bounds, either of which may be infinite;
 * what would end beyond the reach of the outcome ends at its edge, so that nothing is said against what is certain.
 * `unit` is what the sizes are counted in. null where the series never moved, or has one value, and nothing is certain:
 * then nothing is known of its errors. Rule O-4.
 */
export function attainmentProbability(input: {
  readonly point: number
  readonly unit: number
  readonly sizes: ErrorSizes
  readonly low: number
  readonly high: number
  /** The bounds themselves are outside. */
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
