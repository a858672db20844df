import { lineThrough, mean, seasonOf, withSeason, withoutSeason } from './season.ts'

/** The speeds at which the smoothed level may follow the values, from slow to immediate. */
const SPEEDS = Array.from({ length: 20 }, (_, place) => (place + 1) / 20)

/** A forecast of the next values, and the method's errors, one step ahead, at each value but the first. */
export interface ThetaForecast {
  readonly point: readonly number[]
  readonly errors: readonly number[]
}

/**
 * The Theta method (Assimakopoulos & Nikolopoulos 2000), the best of the M3 competition: the mean of the straight line through the values,
 * and the smoothed level of the values with their distance from that line doubled. Thus the level follows new values, and the trend counts
 * half. A season of `perYear` periods (1: none) is removed before and restored after. Rules O-1, O-8.
 */
export function theta(values: readonly number[], steps: number, perYear: number): ThetaForecast {
  if (perYear === 1) return unseasonalTheta(values, steps)
  const season = seasonOf(values, perYear)
  const { point, errors } = unseasonalTheta(withoutSeason(values, season), steps)
  return { point: withSeason(point, season, values.length), errors }
}

function unseasonalTheta(values: readonly number[], steps: number): ThetaForecast {
  const { slope, start } = lineThrough(values)
  const lineAt = (at: number) => start + slope * at
  const { level, before } = smoothed(values.map((value, at) => 2 * value - lineAt(at)))
  return {
    point: Array.from({ length: steps }, (_, step) => (level + lineAt(values.length + step)) / 2),
    errors: values.slice(1).map((value, at) => value - (before[at]! + lineAt(at + 1)) / 2),
  }
}

/** Simple exponential smoothing, at the speed that would have forecast the values best. `before`: the level before each value but the first. */
function smoothed(values: readonly number[]): { level: number; before: readonly number[] } {
  const tried = SPEEDS.map((speed) => {
    let [level, squares] = [values[0]!, 0]
    const before: number[] = []
    for (const value of values.slice(1)) {
      before.push(level)
      squares += (value - level) ** 2
      level += speed * (value - level)
    }
    return { level, before, squares }
  })
  return tried.reduce((best, next) => (next.squares < best.squares ? next : best))
}

/** The mean size of the errors over the last `count` values. */
export function meanError({ errors }: ThetaForecast, count: number): number {
  return mean(errors.slice(-count).map(Math.abs))
}
