import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { LedgerEntry, LedgerHead } from './ledger.ts'
import type * as sqlite from './schema/sqlite.ts'

export type Tables = typeof sqlite

/** Queries are written once against this and awaited, whatever engine is behind. */
export type Db = BetterSQLite3Database<Tables>

/** What a query may read from. */
export interface Reader {
  readonly db: Db
  readonly tables: Tables
}

/** A change to be put on the ledger by the transaction that makes it. */
export interface Change {
  readonly actor: string
  readonly kind: string
  readonly subject: string
  readonly payload: unknown
}

/** What a use case may write through: told apart from `Reader`, so that nothing writes outside a transaction. */
export interface Writer extends Reader {
  readonly writes: true
  /** Appends to the ledger, within this transaction. */
  append(change: Change): Promise<LedgerEntry>
}

/** The database, one engine or the other. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  readonly reader: Reader
  /**
   * Runs `work` in a transaction and resolves only when it is durable. Works that wait together share one commit;
   * one that throws is undone alone. `work` must await nothing but the database.
   * @throws AppError database-busy, database-unwritable, disk-full
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** Last committed entry of the ledger. */
  head(): LedgerHead
  /** Called after each commit with the entries it appended, in order and without gaps; returns the way to stop. */
  onCommitted(listener: (entries: readonly LedgerEntry[]) => void): () => void
  close(): Promise<void>
}
