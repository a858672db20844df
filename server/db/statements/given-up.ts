import { sql } from 'drizzle-orm'

/**
 * The condition for messages that are neither delivered, nor dropped, nor tried again. The engines use the index of these messages only
 * for a query with the same words. With a condition for each column, SQLite would choose another index and read all settled messages.
 */
export const isGivenUp = sql`coalesce(next_attempt_at, delivered_at, dropped_at) is null`
