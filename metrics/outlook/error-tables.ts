import type { ErrorTable } from './error-table.ts'
import { annual } from './errors-annual.ts'
import { monthly } from './errors-monthly.ts'
import { quarterly } from './errors-quarterly.ts'

/** The tables of annual, quarterly and monthly series. */
export type TableName = 'A' | 'Q' | 'M'

/**
 * The errors of the forecasts, counted in `Course.unit`. Rule O-2. They are derived from the M3 competition (Makridakis & Hibon 2000): from 645
 * yearly series and 714 monthly ones, which are also summed to quarters. An error is the outcome less the forecast. Errors above and below
 * are drawn to each other by a third, because some hundred series tell only roughly on which side the errors are larger. In the classes
 * named `naive`, amounts are forecast by their mean. Errors have three digits. The tests derive the tables again, and also derive them from
 * each half of the series to measure them on the other half.
 */
export const ERROR_TABLES: Readonly<Record<TableName, ErrorTable>> = { A: annual, Q: quarterly, M: monthly }
