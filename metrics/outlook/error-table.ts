import type { ForecastMethod } from './forecast-method.ts'

/** The errors of one kind of series; error-tables.ts describes how they were derived. */
export interface ErrorTable {
  /** The measured numbers of steps ahead. */
  readonly steps: readonly number[]
  readonly classes: readonly ErrorClass[]
}

interface ErrorClass {
  readonly method: ForecastMethod
  /** The least number of values; numbers between two classes are interpolated (O-3). */
  readonly from: number
  /** For each of `steps` one size for each of `SHARES` (forecast-errors.ts), row by row: that share of the errors of one value does not exceed it. */
  readonly levels: readonly number[]
  /** Such sizes for the sum of the values up to each step. */
  readonly amounts: readonly number[]
}
