import type { Database, Statement } from 'better-sqlite3'

export type Row = Readonly<Record<string, string | number | null>>

/** A prepared insert for rows with the columns of `like`. */
export function insertInto(database: Database, table: string, like: Row): Statement<[Row]> {
  const columns = Object.keys(like)
  const values = columns.map((column) => `@${column}`)
  return database.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`)
}
