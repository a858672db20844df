import { getTableColumns, sql, type Column } from 'drizzle-orm'
import { turnsTaken } from '../../event-loop-turns.ts'
import { prepared } from './prepared.ts'
import type { Reader, Tables } from './reader.ts'

export type TableKey = keyof Tables
export type StoredRow = Readonly<Record<string, unknown>>

/**
 * The most rows of one statement: their values stay far below the number of parameters that either engine takes, and building the
 * statement, once, does not hold others up for long.
 */
export const mostRowsAtOnce = 128
/** Statements are compiled for these numbers of rows; any number is made up of them. */
const sizes = [mostRowsAtOnce, 64, 32, 16, 8, 4, 2, 1]

/**
 * Inserts rows into a table in their order, by few statements, which are compiled once. Other requests are answered between the statements
 * of many rows.
 */
export async function insertRows(reader: Reader, table: TableKey, rows: readonly object[]): Promise<void> {
  const turn = turnsTaken()
  const columns = columnsOf(reader.tables[table])
  for (let first = 0; first < rows.length;) {
    const left = rows.length - first
    const size = sizes.find((size) => size <= left)!
    await statementFor(
      table,
      size,
    )(reader).execute(numbered(columns, rows.slice(first, first + size) as StoredRow[]))
    first += size
    if (first < rows.length) await turn()
  }
}

const statements = new Map<string, ReturnType<typeof prepareInsert>>()

/** A statement of many rows has thousands of parameters. Building it costs more than running it, so it is built once. */
function statementFor(table: TableKey, size: number): ReturnType<typeof prepareInsert> {
  const key = `${table} ${size}`
  const found = statements.get(key) ?? prepareInsert(table, size)
  statements.set(key, found)
  return found
}

function prepareInsert(table: TableKey, size: number) {
  return prepared(({ db, tables }: Reader) => {
    const columns = columnsOf(tables[table])
    const row = (place: number) =>
      Object.fromEntries(
        columns.map((column, at) => [column, sql.placeholder(String(place * columns.length + at))]),
      )
    return db.insert(tables[table]).values(Array.from({ length: size }, (_, place) => row(place)))
  })
}

const columnsOf = (table: Tables[TableKey]): string[] => Object.keys(getTableColumns(table))

/** The values of all rows, by the numbers of the statement's placeholders: numbers as names of properties are much faster than texts. */
function numbered(columns: readonly string[], rows: readonly StoredRow[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  let next = 0
  for (const row of rows) for (const column of columns) values[next++] = row[column]
  return values
}

/** A row of texts with each value in the type of its column. */
export function typedRow(
  { tables }: Reader,
  table: TableKey,
  values: Readonly<Record<string, string | null>>,
): StoredRow {
  return Object.fromEntries(
    Object.entries<Column>(getTableColumns(tables[table])).map(([key, column]) => {
      const value = values[column.name] ?? null
      return [key, value === null ? null : typed(column, value)]
    }),
  )
}

function typed({ dataType }: Column, value: string): unknown {
  if (dataType === 'number') return Number(value)
  // The text is PostgreSQL's form of bytes.
  return dataType === 'buffer' ? Buffer.from(value.replace(/^\\x/, ''), 'hex') : value
}
