import { createHash } from 'node:crypto'
import { insertRows, type StoredRow, type TableKey } from '../db/statements/insert-rows.ts'
import type { Reader, Store } from '../db/store.ts'
import { tableKeys, tablePages } from '../db/statements/table-pages.ts'

/** The content of a table: the number of rows, and the SHA-256 of all rows in the order of their key. */
export interface TableContent {
  readonly rows: number
  readonly sha256: string
}

export type Contents = ReadonlyMap<TableKey, TableContent>

/** Copies every row of every table, and reports each finished table. @returns what was read */
export async function copyTables(
  source: Reader,
  target: Store,
  done: (table: string, rows: number) => void,
): Promise<Contents> {
  return contentsOf(
    source,
    // A page is one transaction: waiting for the disk after each statement would take longer than the statements.
    (table, rows) => target.write((writer) => insertRows(writer, table, rows)),
    done,
  )
}

/** Reads every row of every table; `taken` is given each page before the next is read. */
export async function contentsOf(
  reader: Reader,
  taken: (table: TableKey, rows: readonly StoredRow[]) => Promise<void> = async () => {},
  done: (table: string, rows: number) => void = () => {},
): Promise<Contents> {
  const contents = new Map<TableKey, TableContent>()
  for (const table of tableKeys) {
    const hash = createHash('sha256')
    let count = 0
    for await (const rows of tablePages(reader, table)) {
      for (const row of rows) hash.update(JSON.stringify(row))
      await taken(table, rows)
      count += rows.length
    }
    contents.set(table, { rows: count, sha256: hash.digest('hex') })
    done(table, count)
  }
  return contents
}
