import { sql } from 'drizzle-orm'

/**
 * The condition for ledger entries that close or reopen a period. The kinds are written out, because the engines use the index of these
 * entries only for a query with the same words and no parameters.
 */
export const tellsOfPeriod = sql`kind in ('period.closed', 'period.reopened')`
