import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type * as sqlite from '../sqlite/schema.ts'

export type Tables = typeof sqlite

/** The type by which queries are written once and awaited, whatever engine is behind; PostgreSQL's is cast to it. */
export type Db = BetterSQLite3Database<Tables>

/** A connection from which a query reads. */
export interface Reader {
  readonly db: Db
  readonly tables: Tables
}
