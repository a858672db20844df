import { courseOf } from '#metrics/outlook/course.ts'
import type { Forecast } from '#metrics/outlook/course.ts'
import { SHARES } from '#metrics/outlook/forecast-errors.ts'
import type { TableName } from '#metrics/outlook/error-tables.ts'
import { cutTo } from '../m3-series.ts'
import type { M3Series } from '../m3-series.ts'

/** The lengths that a series was cut to, for forecasts from so many values and more. */
export const WINDOWS: Readonly<
  Record<TableName, readonly (readonly [from: number, lengths: readonly number[]])[]>
> = {
  A: [
    [2, [2]],
    [3, [3, 4]],
    [5, [5, 6]],
    [8, [8, 12, Infinity]],
  ],
  Q: [
    [2, [2]],
    [3, [3]],
    [4, [4, 5]],
    [6, [6, 7]],
    [8, [8]],
    [9, [9, 10]],
    [12, [12, 14]],
    [16, [Infinity]],
  ],
  M: [
    [2, [2, 3, 4]],
    [5, [5, 6]],
    [7, [7, 8]],
    [9, [9, 10, 11]],
    [12, [12, 15]],
    [18, [18, 21, 23]],
    [24, [24]],
    [26, [27, 30]],
    [36, [36, 48, 60]],
    [72, [Infinity]],
  ],
}

/** Yearly series are few, so they count as they were one and two years before as well; monthly ones as a month before. */
const BACK: Readonly<Record<TableName, readonly number[]>> = { A: [0, 1, 2], Q: [0], M: [0, 1] }

function alsoEarlier(table: TableName, { history, future }: M3Series): M3Series[] {
  return BACK[table].map((back) => ({
    history: history.slice(0, history.length - back),
    future: [...history.slice(history.length - back), ...future],
  }))
}

/** The sizes for each of the steps in turn, to three digits, from the first, third, fifth … of the series. */
export function deriveSizes(
  series: readonly M3Series[],
  {
    table,
    lengths,
    steps,
    of,
  }: { table: TableName; lengths: readonly number[]; steps: readonly number[]; of: Forecast },
): number[] {
  const kept = series.filter((_, place) => place % 2 === 0)
  const seen = kept.flatMap((each) => alsoEarlier(table, each))
  const errors = lengths
    .flatMap((length) => seen.map((each) => cutTo(length, each)))
    .map(({ history, future }) => {
      const { point, unit } = courseOf(history, steps.at(-1)!, table, of)
      const apart = point.map((value, place) => future[place]! - value)
      const sums = apart.map((_, place) => apart.slice(0, place + 1).reduce((sum, each) => sum + each, 0))
      return { unit, sizes: of === 'levels' ? apart : sums }
    })
    .filter(({ unit }) => unit > 0)
  return steps.flatMap((step) => {
    const own = errors.map(({ unit, sizes }) => sizes[step - 1]! / unit)
    return drawnToMiddle(own).map((size) => Number(size.toPrecision(3)))
  })
}

/** A third of the way to errors that go either way alike. */
function drawnToMiddle(errors: readonly number[]): number[] {
  const sorted = errors.toSorted((a, b) => a - b)
  const mirrored = [...errors, ...errors.map((error) => -error)].sort((a, b) => a - b)
  return SHARES.map((share) => (2 * quantile(sorted, share) + quantile(mirrored, share)) / 3)
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return below + (above - below) * (place - Math.floor(place))
}
