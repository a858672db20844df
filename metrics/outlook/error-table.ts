import type { ForecastMethod } from './forecast-method.ts'

/** The errors of one kind of series; error-tables.ts says how they were derived. */
export interface ErrorTable {
  /** How many steps ahead was measured. */
  readonly steps: readonly number[]
  readonly classes: readonly ErrorClass[]
}

interface ErrorClass {
  readonly method: ForecastMethod
  /** From so many values; between these and the next drawn (O-3). */
  readonly from: number
  /** Step after step, the sizes that SHARES of the errors do not exceed: of the value itself, or of the sum up to it. */
  readonly levels: readonly number[]
  readonly amounts: readonly number[]
}
