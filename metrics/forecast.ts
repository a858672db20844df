import { courseOf } from './outlook/course.ts'
import type { ForecastMethod } from './outlook/forecast-method.ts'
import { quantileAt } from './outlook/forecast-errors.ts'
import type { Frequency } from './period.ts'

/** A forecast for each of the next steps, in the unit of the values. */
export interface Forecast {
  readonly method: ForecastMethod
  readonly point: number[]
  /** The bounds of 80 % of the expected outcomes, step by step. */
  readonly low80: number[]
  readonly high80: number[]
  /** The bounds of 95 %. */
  readonly low95: number[]
  readonly high95: number[]
}

/**
 * Forecasts values, oldest first and evenly spaced, annual where no frequency is given. Monthly and quarterly ones under a year: the last
 * value stays; from a year on halfway between it and the same period last year, moved on by the trend; from two years on the Theta method
 * with the season. Half-yearly ones from eight values on, weekly and daily ones from 24: Theta without a season. Annual ones from five on:
 * half the drift. All of these before that: the last value. The intervals are as wide as the errors of such forecasts on the series of the
 * M3 competition; a single value leaves them unbounded, and a constant series without width. Rules O-1 to O-3. @throws RangeError without a
 * value, with one that is not finite, or for steps that are no count
 */
export function forecast(
  values: readonly number[],
  steps: number,
  options: { readonly frequency: Frequency } = { frequency: 'A' },
): Forecast {
  if (values.length === 0 || !values.every(Number.isFinite))
    throw new RangeError('no values to forecast from')
  if (!Number.isSafeInteger(steps) || steps < 0) throw new RangeError(`not a number of steps: ${steps}`)
  const { method, point, unit, sizes } = courseOf(values, steps, options.frequency)
  const bound = (share: number) =>
    point.map((value, place) => value + quantileAt(sizes(place + 1), share) * unit)
  return {
    method,
    point: [...point],
    low80: bound(0.1),
    high80: bound(0.9),
    low95: bound(0.025),
    high95: bound(0.975),
  }
}
