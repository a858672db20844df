import type { ErrorTable } from './error-table.ts'
import { annual } from './errors-annual.ts'
import { monthly } from './errors-monthly.ts'
import { quarterly } from './errors-quarterly.ts'

/** Annual series, quarterly ones, monthly ones. */
export type TableName = 'A' | 'Q' | 'M'

/*
 * How far off the forecasts were, in units of the series (O-2). Derived on the M3 competition's series (Makridakis &
 * Hibon 2000), 645 yearly and 714 monthly ones, these also summed to quarters, cut to their last so many values; monthly
 * and quarterly ones also as they were a period before. The tests derive them again, and from either half of the series
 * alone, to measure them on the other. Errors are outcome less forecast, drawn a third of the way to going either way
 * alike: some hundred series tell only roughly which way they lean. Amounts in the classes named `naive` are forecast by
 * their mean. Three digits.
 */
export const ERROR_TABLES: Readonly<Record<TableName, ErrorTable>> = { A: annual, Q: quarterly, M: monthly }
