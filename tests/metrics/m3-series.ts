import { readCsv } from '#tests/support/read-csv.ts'

/** A yearly series of the M3 competition: what a forecaster saw, and the six years that came. */
export interface M3Series {
  readonly history: readonly number[]
  readonly future: readonly number[]
}

/** Reads `vectors/m3-yearly.csv`; none where the file is not there. */
export function readM3(path: string | undefined): M3Series[] {
  const numbers = (text = '') => text.split(' ').map(Number)
  return path === undefined
    ? []
    : readCsv(path).map((row) => ({ history: numbers(row['history']), future: numbers(row['future']) }))
}

/** Symmetric mean absolute percentage error, in %. */
export function smape(pairs: readonly (readonly [forecast: number, outcome: number])[]): number {
  const errors = pairs.map(([a, b]) => (200 * Math.abs(a - b)) / (Math.abs(a) + Math.abs(b)))
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}
