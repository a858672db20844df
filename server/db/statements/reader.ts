import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type * as sqlite from '../sqlite/schema.ts'

export type Tables = typeof sqlite

/** Queries are written once against this and awaited, whatever engine is behind; PostgreSQL's are cast to it. */
export type Db = BetterSQLite3Database<Tables>

/** What a query may read from. */
export interface Reader {
  readonly db: Db
  readonly tables: Tables
}
