import { courseOf } from '#metrics/outlook/course.ts'
import type { ForecastKind } from '#metrics/outlook/forecast-method.ts'
import { SHARES } from '#metrics/outlook/forecast-errors.ts'
import { ERROR_TABLES } from '#metrics/outlook/error-tables.ts'
import type { ErrorTable } from '#metrics/outlook/error-table.ts'
import type { TableName } from '#metrics/outlook/error-tables.ts'
import { cutTo } from '../m3-series.ts'
import type { M3Series } from '../m3-series.ts'

/** The lengths that a series is cut to, for forecasts from that number of values; between them the sizes are interpolated (O-3). */
const WINDOWS: Readonly<Record<TableName, readonly (readonly [from: number, lengths: readonly number[]])[]>> =
  {
    A: [...singly(2, 3, 4, 5, 6, 8, 11), [14, [14, Infinity]]],
    Q: [...singly(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24), [36, [Infinity]]],
    M: [...singly(2, 3, 5, 7, 9, 12, 16, 23, 24, 30, 36, 60), [100, [Infinity]]],
  }

function singly(...lengths: readonly number[]): (readonly [number, readonly number[]])[] {
  return lengths.map((length) => [length, [length]])
}

/** Months and quarters are also taken one period earlier, so that no single month of the year sets the sizes. */
const BACK: Readonly<Record<TableName, readonly number[]>> = { A: [0], Q: [0, 1], M: [0, 1] }

function alsoEarlier(table: TableName, { history, future }: M3Series): M3Series[] {
  return BACK[table].map((back) => ({
    history: history.slice(0, history.length - back),
    future: [...history.slice(history.length - back), ...future],
  }))
}

/** The error table that a set of series gives. */
export function deriveTable(series: readonly M3Series[], table: TableName): ErrorTable {
  const { steps, classes } = ERROR_TABLES[table]
  return {
    steps,
    classes: WINDOWS[table].map(([from, lengths], place) => ({
      method: classes[place]!.method,
      from,
      levels: deriveSizes(series, { table, lengths, steps, of: 'levels' }),
      amounts: deriveSizes(series, { table, lengths, steps, of: 'amounts' }),
    })),
  }
}

/** The sizes for each of the steps, to three digits. */
function deriveSizes(
  series: readonly M3Series[],
  {
    table,
    lengths,
    steps,
    of,
  }: { table: TableName; lengths: readonly number[]; steps: readonly number[]; of: ForecastKind },
): number[] {
  const seen = series.flatMap((each) => alsoEarlier(table, each))
  const errors = lengths
    .flatMap((length) =>
      seen
        .filter(({ history }) => length === Infinity || history.length >= length)
        .map((each) => cutTo(length, each)),
    )
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

/** The quantiles of errors at `SHARES`, moved by a third towards those of symmetric errors. */
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
