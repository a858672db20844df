import { sql } from 'drizzle-orm'

/**
 * The condition for the few messages of the outbox that are neither delivered, nor dropped, nor tried again. The engines use the
 * index of these messages only for a query with the same words: written column by column, SQLite would choose the index of
 * messages that are tried again, and read all that were settled.
 */
export const isGivenUp = sql`coalesce(next_attempt_at, delivered_at, dropped_at) is null`
