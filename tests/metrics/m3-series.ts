import { readCsv } from '#tests/support/documents/read-csv.ts'

/** A series of the M3 competition: what a forecaster saw, and the values that came. */
export interface M3Series {
  readonly history: readonly number[]
  readonly future: readonly number[]
}

/** Reads `vectors/m3-yearly.csv` or `vectors/m3-monthly.csv`; none where the file is not there. */
export function readM3(path: string | undefined): M3Series[] {
  const numbers = (text = '') => text.split(' ').map(Number)
  return path === undefined
    ? []
    : readCsv(path).map((row) => ({ history: numbers(row['history']), future: numbers(row['future']) }))
}

/** Quarters of monthly series, as sums of three months, counted back from the last month of the history. */
export function inQuarters(series: readonly M3Series[]): M3Series[] {
  const quarters = (months: readonly number[]) =>
    Array.from(
      { length: months.length / 3 },
      (_, at) => months[3 * at]! + months[3 * at + 1]! + months[3 * at + 2]!,
    )
  return series.map(({ history, future }) => ({
    history: quarters(history.slice(history.length % 3)),
    future: quarters(future),
  }))
}

/** The last `length` values of the history; all of them for Infinity. */
export function cutTo(length: number, { history, future }: M3Series): M3Series {
  return { history: length === Infinity ? history : history.slice(-length), future }
}

/** Symmetric mean absolute percentage error, in %. */
export function smape(pairs: readonly (readonly [forecast: number, outcome: number])[]): number {
  const errors = pairs.map(([a, b]) => (200 * Math.abs(a - b)) / (Math.abs(a) + Math.abs(b)))
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}
