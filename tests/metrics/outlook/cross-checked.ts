import { courseOf, meanMove } from '#metrics/outlook/course.ts'
import { attainmentProbability } from '#metrics/outlook/attainment-probability.ts'
import { ERROR_TABLES } from '#metrics/outlook/error-tables.ts'
import type { TableName } from '#metrics/outlook/error-tables.ts'
import { errorSizes, quantileAt } from '#metrics/outlook/forecast-errors.ts'
import type { ErrorSizes } from '#metrics/outlook/forecast-errors.ts'
import { cutTo } from '../m3-series.ts'
import type { M3Series } from '../m3-series.ts'
import { deriveTable } from './derive-error-tables.ts'

/** A forecast of six steps, by error sizes of other series, beside the values that followed. */
export interface Checked {
  readonly last: number
  readonly move: number
  readonly point: readonly number[]
  readonly unit: number
  readonly sizes: readonly ErrorSizes[]
  readonly future: readonly number[]
}

/** Forecasts of every series from its last values, by error sizes of the half that the series does not belong to. */
export type CrossCheck = (length: number) => Checked[]

export function crossCheck(series: readonly M3Series[], table: TableName): CrossCheck {
  const halves = [0, 1].map((half) => series.filter((_, place) => place % 2 === half))
  const tables = halves.map((half) => ({ ...ERROR_TABLES, [table]: deriveTable(half, table) }))
  return (length) =>
    halves.flatMap((half, side) =>
      half
        .filter(({ history }) => length === Infinity || history.length >= length)
        .map((each) => {
          const { history, future } = cutTo(length, each)
          const { method, point, unit } = courseOf(history, 6, table)
          const given = { frequency: table, method, values: history.length, of: 'levels' } as const
          const sizes = point.map((_, place) => errorSizes({ ...given, ahead: place + 1 }, tables[1 - side]))
          return { last: history.at(-1)!, move: meanMove(history), point, unit, sizes, future }
        }),
    )
}

/** The share of outcomes, in %, that lie inside the interval for `share` per cent, for each of 1 to 6 steps. */
export function coverage(checked: readonly Checked[], share: 80 | 95): number[] {
  const tail = (1 - share / 100) / 2
  return [0, 1, 2, 3, 4, 5].map((step) => {
    const inside = checked.filter(({ point, unit, sizes, future }) => {
      const bound = (below: number) => point[step]! + quantileAt(sizes[step]!, below) * unit
      return bound(tail) <= future[step]! && future[step]! <= bound(1 - tail)
    })
    return (inside.length / checked.length) * 100
  })
}

/**
 * The calibration error in each of five bins that is not empty: the share of outcomes beyond the last value + k mean
 * moves, less the told probability, over six steps.
 */
export function calibrationErrors(checked: readonly Checked[]): number[] {
  const bins = Array.from({ length: 5 }, () => ({ count: 0, said: 0, true: 0 }))
  for (const { last, move, point, unit, sizes, future } of checked)
    for (const [step, ahead] of point.entries())
      for (const k of [-1, 0, 1, 2]) {
        const bounds = {
          low: last + k * move,
          high: Infinity,
          open: false,
          lowest: -Infinity,
          highest: Infinity,
        }
        const said = attainmentProbability({ point: ahead, unit, sizes: sizes[step]!, ...bounds })
        if (said === null) continue
        const bin = bins[Math.min(Math.floor(said * 5), 4)]!
        bin.count++
        bin.said += said
        if (future[step]! >= bounds.low) bin.true++
      }
  return bins.filter(({ count }) => count > 0).map((bin) => (bin.true - bin.said) / bin.count)
}
