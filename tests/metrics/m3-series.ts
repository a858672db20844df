import { readCsv } from '#tests/support/documents/read-csv.ts'

/** A series of the M3 competition: the history, and the values that followed. */
export interface M3Series {
  readonly history: readonly number[]
  readonly future: readonly number[]
}

/** The series of `vectors/m3-yearly.csv` or `vectors/m3-monthly.csv`; empty where the file is missing. */
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
      (_, quarter) => months[3 * quarter]! + months[3 * quarter + 1]! + months[3 * quarter + 2]!,
    )
  return series.map(({ history, future }) => ({
    history: quarters(history.slice(history.length % 3)),
    future: quarters(future),
  }))
}

/** The series with the last `length` values of its history, or with all of them for Infinity. */
export function cutTo(length: number, { history, future }: M3Series): M3Series {
  return { history: length === Infinity ? history : history.slice(-length), future }
}

/** The symmetric mean absolute percentage error, in %. */
export function smape(pairs: readonly (readonly [forecast: number, outcome: number])[]): number {
  const errors = pairs.map(
    ([forecast, outcome]) => (200 * Math.abs(forecast - outcome)) / (Math.abs(forecast) + Math.abs(outcome)),
  )
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}
