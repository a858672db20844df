import { shareWithin } from './forecast-errors.ts'
import type { ErrorSizes } from './forecast-errors.ts'

/**
 * Share (0…1) of the empirical errors that would put the outcome between two bounds, either of which may be infinite;
 * errors upwards and downwards are taken as equally frequent. `unit` is the mean move that the sizes are counted in.
 * null where the series never moved, or has one value: then nothing is known of its errors. Rule O-4.
 */
export function attainmentProbability(input: {
  readonly point: number
  readonly unit: number
  readonly sizes: ErrorSizes
  readonly low: number
  readonly high: number
}): number | null {
  const { point, unit, sizes, low, high } = input
  if (unit === 0 || unit === Infinity) return null
  return shareBelow(sizes, (high - point) / unit) - shareBelow(sizes, (low - point) / unit)
}

function shareBelow(sizes: ErrorSizes, error: number): number {
  const half = shareWithin(sizes, Math.abs(error)) / 2
  return error < 0 ? 0.5 - half : 0.5 + half
}
