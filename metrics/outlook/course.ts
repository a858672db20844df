import type { Frequency } from '../period.ts'
import type { ForecastKind, ForecastMethod } from './forecast-method.ts'
import { errorSizes } from './forecast-errors.ts'
import type { ErrorSizes } from './forecast-errors.ts'
import { lineThrough, mean } from './season.ts'
import { meanError, theta } from './theta.ts'

/** The forecast of a series, and the errors of such forecasts. */
export interface Course {
  readonly method: ForecastMethod
  readonly point: readonly number[]
  /** The amount in which error sizes are counted: Infinity for a single value, 0 where no value ever changed. Rule O-2. */
  readonly unit: number
  /** The error sizes of the value so many steps ahead, or of the sum of all values up to it. */
  readonly sizes: (steps: number) => ErrorSizes
}

interface Habit {
  /** The periods of a year in which a season is searched; 1: none. */
  readonly season: number
  /** The number of values from which a method with a trend is used; with fewer, but a year of them, `last-year`. */
  readonly trend: number
}

const HABITS: Readonly<Record<Frequency, Habit>> = {
  A: { season: 1, trend: 5 },
  S: { season: 1, trend: 8 },
  Q: { season: 4, trend: 8 },
  M: { season: 12, trend: 24 },
  W: { season: 1, trend: 24 },
  D: { season: 1, trend: 24 },
}
/** The number of last moves that show how far a series moves: five of years, else a year of quarters or months, for days as for months. */
const MOVES: Readonly<Record<Frequency, number>> = { A: 5, S: 4, Q: 4, M: 12, W: 12, D: 12 }
/** The number of last errors of the Theta method that count: three years of quarters or months, for days as for months. */
const LAST_ERRORS: Readonly<Record<Frequency, number>> = { A: 5, S: 12, Q: 12, M: 36, W: 36, D: 36 }

/** Forecasts evenly spaced values, oldest first. It needs at least one value, and all must be finite. Rules O-1, O-2. */
export function courseOf(
  values: readonly number[],
  steps: number,
  frequency: Frequency,
  of: ForecastKind = 'levels',
): Course {
  const method = methodOf(values.length, frequency, of)
  const sizes = (ahead: number) => errorSizes({ frequency, method, values: values.length, of, ahead })
  if (method === 'theta') {
    const found = theta(values, steps, HABITS[frequency].season)
    return { method, point: found.point, unit: meanError(found, LAST_ERRORS[frequency]), sizes }
  }
  const points: Readonly<Record<Exclude<ForecastMethod, 'theta'>, (step: number) => number>> = {
    naive: () => values.at(-1)!,
    mean: () => mean(values),
    'half-drift': (step) => values.at(-1)! + step * halfDrift(values),
    'last-year': (step) => betweenYears(values, step, HABITS[frequency].season),
  }
  const ahead = (count: number) => Array.from({ length: count }, (_, place) => points[method](place + 1))
  const moves = meanMove(values.slice(-MOVES[frequency] - 1))
  const lead = method === 'last-year' ? meanLead(values, ahead(HABITS[frequency].season)) : 0
  return { method, point: ahead(steps), unit: moves + lead, sizes }
}

/** Whether the values were too few to show a trend or a season. Rule O-7. */
export function hasFewValues(method: ForecastMethod): boolean {
  return method === 'naive' || method === 'mean'
}

function methodOf(count: number, frequency: Frequency, of: ForecastKind): ForecastMethod {
  const { season, trend } = HABITS[frequency]
  if (count >= trend) return frequency === 'A' ? 'half-drift' : 'theta'
  if (season > 1 && count >= season) return 'last-year'
  return of === 'amounts' ? 'mean' : 'naive'
}

/** The mean size of the moves from value to value; infinite where there are none. Rule O-2. */
export function meanMove(values: readonly number[]): number {
  if (values.length < 2) return Infinity
  return mean(values.slice(1).map((value, place) => Math.abs(value - values[place]!)))
}

/** Half the mean distance of a year's forecasts from the last value: a single year may mislead by so much. Rule O-2. */
function meanLead(values: readonly number[], year: readonly number[]): number {
  return mean(year.map((point) => Math.abs(point - values.at(-1)!))) / 2
}

/** Half the mean change, in proportion to the level where no value is below zero. Rule O-1. */
function halfDrift(values: readonly number[]): number {
  const [first, last] = [values[0]!, values.at(-1)!]
  const drift = (last - first) / (values.length - 1)
  const midway = (first + last) / 2
  const byProportion = midway > 0 && values.every((value) => value >= 0)
  return (drift * (byProportion ? last / midway : 1)) / 2
}

/** The mean of the last value and that of the same period last year, shifted by a year's trend. Rule O-1. */
function betweenYears(values: readonly number[], step: number, perYear: number): number {
  const years = Math.ceil(step / perYear)
  const then = values[values.length - 1 + step - years * perYear]!
  return (values.at(-1)! + then + years * perYear * certainSlope(values)) / 2
}

/** The slope of the line through the values, multiplied by their adjusted R², the degree to which it explains them. */
function certainSlope(values: readonly number[]): number {
  const { slope, start } = lineThrough(values)
  const [level, count] = [mean(values), values.length]
  const spread = values.reduce((sum, value) => sum + (value - level) ** 2, 0)
  const left = values.reduce((sum, value, at) => sum + (value - start - slope * at) ** 2, 0)
  if (spread === 0) return 0
  return slope * Math.max(0, 1 - (left / spread) * ((count - 1) / (count - 2)))
}
