import { asc, getTableColumns, sql, type Column } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { StoredRow, TableKey } from './insert-rows.ts'
import * as schema from '../sqlite/schema.ts'
import type { Reader } from './reader.ts'

/** The number of rows that are read at a time. */
const page = 5_000

/**
 * All tables of the schema, in the order of their names, without the pieces of files, which SQLite does not have as rows. In this order
 * decisions come before revisions, for which a trigger of PostgreSQL would otherwise make them.
 */
export const tableKeys = (Object.keys(schema) as TableKey[]).filter((key) => key !== 'filePiece').sort()

/** All rows of a table in the order of its key, page by page: the same pages on either engine. */
export async function* tablePages({ db, tables }: Reader, table: TableKey): AsyncGenerator<StoredRow[]> {
  const names = keyOf(table)
  const columns = getTableColumns(tables[table]) as Record<string, Column>
  const key = names.map((name) => columns[name]!)
  let after: readonly unknown[] | undefined
  for (;;) {
    const rows: StoredRow[] = await db
      .select()
      .from(tables[table])
      .where(after && sql`(${listed(key)}) > (${listed(after)})`)
      .orderBy(...key.map((column) => asc(column)))
      .limit(page)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = names.map((name) => last[name])
  }
}

/** The names of the columns of the primary key, which both engines share. */
function keyOf(table: TableKey): readonly string[] {
  const { columns, primaryKeys } = getTableConfig(schema[table])
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  const named = Object.entries<Column>(getTableColumns(schema[table]))
  return key.map((column) => named.find(([, one]) => one.name === column.name)![0])
}

function listed(parts: readonly unknown[]) {
  return sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  )
}
