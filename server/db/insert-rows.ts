import { getTableColumns, type Column } from 'drizzle-orm'
import type { Reader, Tables } from './store.ts'

export type TableKey = keyof Tables
export type Row = Readonly<Record<string, unknown>>

/** Rows for one statement: their values stay below what either engine takes as parameters. */
export const batchOf = 500

/** Puts rows into a table as they are; for copies of whole databases alone, whose ledger comes along. */
export async function insertRows(
  { db, tables }: Reader,
  table: TableKey,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length > 0) await db.insert(tables[table]).values(rows as never)
}

/** A row of texts as the columns' types have it. */
export function typedRow(
  { tables }: Reader,
  table: TableKey,
  values: Readonly<Record<string, string | null>>,
): Row {
  return Object.fromEntries(
    Object.entries<Column>(getTableColumns(tables[table])).map(([key, column]) => {
      const value = values[column.name] ?? null
      return [key, value !== null && column.dataType === 'number' ? Number(value) : value]
    }),
  )
}
