import type { ForecastMethod } from './course.ts'
import { annual } from './errors-annual.ts'
import { monthly } from './errors-monthly.ts'
import { quarterly } from './errors-quarterly.ts'

/** Annual series, quarterly ones, monthly ones. */
export type TableName = 'A' | 'Q' | 'M'

export interface ErrorTable {
  /** How many steps ahead was measured. */
  readonly steps: readonly number[]
  readonly classes: readonly ErrorClass[]
}

interface ErrorClass {
  readonly method: ForecastMethod
  /** From so many values on, up to the next. */
  readonly from: number
  /** Step after step, the sizes that SHARES of the errors do not exceed: of the value itself, or of the sum up to it. */
  readonly levels: readonly number[]
  readonly amounts: readonly number[]
}

/*
 * How far off the forecasts were, in units of the series (O-2). Derived on the first, third, fifth … of the M3
 * competition's series (Makridakis & Hibon 2000), 645 yearly and 714 monthly ones, these also summed to quarters, cut to
 * their last so many values: yearly series also as they were one and two years before, monthly ones as a month before.
 * The other half is left to test the intervals on. Errors are outcome less forecast, drawn a third of the way to going
 * either way alike: half of some hundred series tells only roughly which way they lean. Amounts in the classes named
 * `naive` are forecast by their mean. Three digits. The tests derive them again.
 */
export const ERROR_TABLES: Readonly<Record<TableName, ErrorTable>> = { A: annual, Q: quarterly, M: monthly }
