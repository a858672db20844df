import { getTableColumns, sql, type Column } from 'drizzle-orm'
import { turnsTaken } from '../../event-loop-turns.ts'
import { prepared } from './prepared.ts'
import type { Reader, Tables } from './reader.ts'

export type TableKey = keyof Tables
export type StoredRow = Readonly<Record<string, unknown>>

/**
 * Rows of one statement at most: their values stay far below what either engine takes as parameters, and building it, once,
 * holds nobody up for long.
 */
export const batchOf = 128
/** Statements are compiled for so many rows: whatever the number, a few of them do. */
const sizes = [batchOf, 64, 32, 16, 8, 4, 2, 1]

/**
 * Puts rows into a table as they are, in their order, by few statements, which are compiled once; between the statements of
 * many rows others have their turn.
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

/** A statement of many rows has thousands of parameters: building it costs more than all else, so it is built once. */
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

/** The values of all rows, by the numbers of the statement's placeholders: an object of numbers is far quicker than one of names. */
function numbered(columns: readonly string[], rows: readonly StoredRow[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  let next = 0
  for (const row of rows) for (const column of columns) values[next++] = row[column]
  return values
}

/** A row of texts as the columns' types have it. */
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
  // As PostgreSQL writes bytes.
  return dataType === 'buffer' ? Buffer.from(value.replace(/^\\x/, ''), 'hex') : value
}
