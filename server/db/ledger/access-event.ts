import { sql } from 'drizzle-orm'

/**
 * The condition for ledger entries that change what a person may do, or how the person signs in. The kinds are written out, because the
 * engines use the index of these entries only for a query with the same words and no parameters.
 */
export const tellsOfAccess = sql`kind in ('person.changed', 'person.password', 'person.second-factor')`
