import { sql } from 'drizzle-orm'

/*
 * What tells the few rows of an index from all others. Written out, since an index of them alone answers only a query
 * that says so in the same words, without parameters.
 */

/** Entries of the ledger that close a period or open it again. */
export const tellsOfPeriod = sql`kind in ('period.closed', 'period.reopened')`

/** Revisions that were submitted and not decided yet. */
export const waits = sql`state = 'submitted'`
