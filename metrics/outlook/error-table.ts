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
  /** The sizes, step by step, that SHARES of the errors do not exceed: of the value itself, or of the sum up to it. */
  readonly levels: readonly number[]
  readonly amounts: readonly number[]
}
