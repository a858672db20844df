import { getTableColumns, sql, type Column } from 'drizzle-orm'
import { prepared } from './prepared.ts'
import type { Reader, Tables } from '../store.ts'

export type TableKey = keyof Tables
export type Row = Readonly<Record<string, unknown>>

/** Rows for one statement: their values stay below what either engine takes as parameters. */
export const batchOf = 200

type Single = (reader: Reader) => { execute(values: Record<string, unknown>): unknown }

/** Puts rows into a table: whole batches by one statement each, what is left over by `single`, which is compiled too. */
export async function insertMany(
  reader: Reader,
  table: TableKey,
  rows: readonly object[],
  single: Single,
): Promise<void> {
  const whole = rows.length - (rows.length % batchOf)
  for (let first = 0; first < whole; first += batchOf)
    await wholeBatch(table)(reader).execute(numbered(rows.slice(first, first + batchOf) as Row[]))
  for (const row of rows.slice(whole)) await single(reader).execute({ ...row })
}

/** Puts rows into a table as they are; for copies of whole databases alone, whose ledger comes along. */
export async function insertRows(
  { db, tables }: Reader,
  table: TableKey,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === batchOf) await wholeBatch(table)({ db, tables }).execute(numbered(rows))
  else if (rows.length > 0) await db.insert(tables[table]).values(rows as never)
}

const wholeBatches = new Map<TableKey, ReturnType<typeof prepareBatch>>()

/** A batch's statement has thousands of parameters: building it costs more than all else, so it is built once a table. */
function wholeBatch(table: TableKey): ReturnType<typeof prepareBatch> {
  const found = wholeBatches.get(table) ?? prepareBatch(table)
  wholeBatches.set(table, found)
  return found
}

function prepareBatch(table: TableKey) {
  return prepared(({ db, tables }: Reader) => {
    const columns = Object.keys(getTableColumns(tables[table]))
    const row = (place: number) =>
      Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column} ${place}`)]))
    return db.insert(tables[table]).values(Array.from({ length: batchOf }, (_, place) => row(place)))
  })
}

/** The values of all rows, by the names of the statement's placeholders. */
function numbered(rows: readonly Row[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [place, row] of rows.entries()) {
    for (const column in row) values[`${column} ${place}`] = row[column]
  }
  return values
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
