import { ownErrors, quantileAt, DRIFT_POINTS } from './outlook/forecast-errors.ts'
import type { ForecastMethod } from './outlook/forecast-errors.ts'

/** A forecast for each of the next steps, in the unit of the values. */
export interface Forecast {
  readonly method: ForecastMethod
  readonly point: number[]
  /** Bounds between which 80 % of the outcomes are to be expected, step by step. */
  readonly low80: number[]
  readonly high80: number[]
}

/**
 * Forecasts a short series, oldest value first and evenly spaced: half-drift from five values, the last value below
 * that. The interval has the width that 80 % of the errors had on M3's yearly series; a single value leaves it
 * unbounded, one that never moved leaves it without width. Rules O-1 to O-3.
 *
 * On the 645 series cut to their last five values sMAPE for h = 1–3 is 12.20, against 12.55 of the drift line halved
 * as it stands and 13.17 of the last value: the drift is taken as a share of the level midway and applied to the level
 * now, which is fair to series that grow or shrink by proportion, without compounding anything.
 * @throws RangeError without a value, with one that is not finite, or for steps that are no count
 */
export function forecast(values: readonly number[], steps: number): Forecast {
  if (values.length === 0 || !values.every(Number.isFinite))
    throw new RangeError('no values to forecast from')
  if (!Number.isSafeInteger(steps) || steps < 0) throw new RangeError(`not a number of steps: ${steps}`)
  const method = methodFor(values)
  const [last, step, unit] = [values.at(-1)!, stepOf(values), meanMove(values)]
  const point = Array.from({ length: steps }, (_, place) => last + (place + 1) * step)
  const reach = point.map((_, place) => quantileAt(ownErrors(method, place + 1), 0.8) * unit)
  return {
    method,
    point,
    low80: point.map((value, place) => value - reach[place]!),
    high80: point.map((value, place) => value + reach[place]!),
  }
}

/** Half-drift where there are enough values. Rule O-1. */
function methodFor(values: readonly number[]): ForecastMethod {
  return values.length >= DRIFT_POINTS ? 'half-drift' : 'naive'
}

/** Mean size of the moves from value to value, the unit of the errors; infinite where there is none to see. Rule O-2. */
export function meanMove(values: readonly number[]): number {
  if (values.length < 2) return Infinity
  const moves = values.slice(1).map((value, place) => Math.abs(value - values[place]!))
  return moves.reduce((sum, move) => sum + move, 0) / moves.length
}

/** What each further step adds: half the mean change, in proportion to the level where no value is below zero. */
function stepOf(values: readonly number[]): number {
  if (methodFor(values) === 'naive') return 0
  const [first, last] = [values[0]!, values.at(-1)!]
  const drift = (last - first) / (values.length - 1)
  const midway = (first + last) / 2
  const byProportion = midway > 0 && values.every((value) => value >= 0)
  return (drift * (byProportion ? last / midway : 1)) / 2
}
