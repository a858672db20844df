import { sql } from 'drizzle-orm'

/**
 * What tells the few entries of the ledger that close a period or open it again from all others. Written out, since an
 * index of them alone answers only a query that says so in the same words, without parameters.
 */
export const tellsOfPeriod = sql`kind in ('period.closed', 'period.reopened')`
