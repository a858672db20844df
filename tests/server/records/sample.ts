import type { SQL } from 'drizzle-orm'

/** The way in which a kind comes about, the words of its newest entry, and a forgery of a row that it tells of. */
export interface Sample {
  readonly act: () => Promise<unknown>
  readonly words: string
  /** The forgery is undefined where the ledger tells only a part of the rows. */
  readonly forgery?: SQL
}
