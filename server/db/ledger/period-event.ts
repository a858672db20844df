import { sql } from 'drizzle-orm'

/**
 * The condition for the few entries of the ledger that close a period or open it again. The kinds are written out: the
 * engines use the index of these entries only for a query that has the same words, without parameters.
 */
export const tellsOfPeriod = sql`kind in ('period.closed', 'period.reopened')`
