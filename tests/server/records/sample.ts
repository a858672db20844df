import type { SQL } from 'drizzle-orm'

/** How a kind comes about, what its newest entry says, and a forgery of a row that it tells of. */
export interface Sample {
  readonly act: () => Promise<unknown>
  readonly words: string
  /** Undefined where the ledger tells only a part of what the rows hold. */
  readonly forgery?: SQL
}
