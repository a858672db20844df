import type { Frequency } from '../period.ts'
import type { ForecastKind, ForecastMethod } from './forecast-method.ts'
import { ERROR_TABLES } from './error-tables.ts'
import type { ErrorTable } from './error-table.ts'
import type { TableName } from './error-tables.ts'

/** Shares (0…1) of the errors. */
export const SHARES = [0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995] as const

/** For each of `SHARES` the size that such a share of the errors (outcome less forecast) does not exceed, counted in `Course.unit`. */
export type ErrorSizes = readonly number[]

/** The table of each frequency; half-years use that of quarters, weeks and days that of months. */
const TABLE_OF: Readonly<Record<Frequency, TableName>> = { A: 'A', S: 'Q', Q: 'Q', M: 'M', W: 'M', D: 'M' }

/** The power by which errors grow beyond the last measured step: in proportion for single values, squared for sums. */
const GROWTH: Readonly<Record<ForecastKind, number>> = { levels: 1, amounts: 2 }

/**
 * The errors of forecasts by a method from so many values, so many steps ahead. They are interpolated in a straight line between measured
 * steps, and between measured numbers of values by the share of a value, 1 ÷ n. Rules O-2, O-3.
 */
export function errorSizes(
  {
    frequency,
    method,
    values,
    of,
    ahead,
  }: {
    readonly frequency: Frequency
    readonly method: ForecastMethod
    readonly values: number
    readonly of: ForecastKind
    readonly ahead: number
  },
  tables: Readonly<Record<TableName, ErrorTable>> = ERROR_TABLES,
): ErrorSizes {
  const { steps, classes } = tables[TABLE_OF[frequency]]
  const alike = classes.filter((each) => each.method === (method === 'mean' ? 'naive' : method))
  const place = Math.max(
    0,
    alike.findLastIndex(({ from }) => from <= values),
  )
  const [fewer, more] = [alike[place]!, alike[place + 1]]
  const sizes = sizesAhead(steps, fewer[of], ahead, GROWTH[of])
  if (more === undefined) return sizes
  const share = (1 / fewer.from - 1 / Math.max(values, fewer.from)) / (1 / fewer.from - 1 / more.from)
  return between(sizes, sizesAhead(steps, more[of], ahead, GROWTH[of]), share)
}

function sizesAhead(
  steps: readonly number[],
  sizes: readonly number[],
  ahead: number,
  growth: number,
): ErrorSizes {
  const rowAt = (place: number) => sizes.slice(place * SHARES.length, (place + 1) * SHARES.length)
  const after = steps.findIndex((step) => step >= ahead)
  if (after < 0) return rowAt(steps.length - 1).map((size) => size * (ahead / steps.at(-1)!) ** growth)
  if (steps[after] === ahead) return rowAt(after)
  const [from, to] = [steps[after - 1]!, steps[after]!]
  return between(rowAt(after - 1), rowAt(after), (ahead - from) / (to - from))
}

function between(from: ErrorSizes, to: ErrorSizes, share: number): ErrorSizes {
  return from.map((size, place) => size + (to[place]! - size) * share)
}

/** The size that a share of the errors does not exceed, interpolated in a straight line. */
export function quantileAt(sizes: ErrorSizes, share: number): number {
  const [shares, all] = [[0, ...SHARES, 1], withEnds(sizes)]
  const after = Math.max(
    1,
    shares.findIndex((each) => each >= share),
  )
  const [from, to] = [shares[after - 1]!, shares[after]!]
  return all[after - 1]! + ((all[after]! - all[after - 1]!) * (share - from)) / (to - from)
}

/** The share of the errors that do not exceed a size; the inverse of `quantileAt`. */
export function shareBelow(sizes: ErrorSizes, size: number): number {
  const [shares, all] = [[0, ...SHARES, 1], withEnds(sizes)]
  const after = all.findIndex((each) => each > size)
  if (after < 0) return 1
  if (after === 0) return 0
  const [from, to] = [all[after - 1]!, all[after]!]
  return shares[after - 1]! + ((shares[after]! - shares[after - 1]!) * (size - from)) / (to - from)
}

/** The sizes with assumed ends: the outermost half per cent of errors on either side ends twice as far from the middle. */
function withEnds(sizes: ErrorSizes): number[] {
  const middle = sizes[(sizes.length - 1) / 2]!
  const beyond = (size: number) => 2 * size - middle
  return [beyond(sizes[0]!), ...sizes, beyond(sizes.at(-1)!)]
}
