import type { Across, TableMapping } from './table.ts'

/** A place in a table: its row and its column. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** A fault that keeps a cell from being read, with how to put it right. */
export interface TableFault extends CellPlace {
  readonly code: 'unknown-indicator' | 'unknown-region' | 'bad-period' | 'bad-value' | 'bad-status' | 'hidden'
  readonly message: string
}

/** What a fault is about, where it is not the value itself. */
const aboutColumns: Readonly<Partial<Record<TableFault['code'], readonly (Across | 'year' | 'status')[]>>> = {
  'unknown-indicator': ['indicator'],
  'unknown-region': ['region'],
  'bad-period': ['period', 'year'],
  'bad-status': ['status'],
}

/** The place of a fault: the cell that names indicator, region or period, the head of the column, or where the table names none, its heads. */
export function faultPlace(
  code: TableFault['code'],
  value: CellPlace,
  { header, columns, across, fixed }: TableMapping,
): CellPlace {
  const about = aboutColumns[code]
  if (about === undefined) return value
  const column = about.map((role) => columns[role]).find((own) => own !== undefined)
  if (column !== undefined) return { row: value.row, column }
  const [kind] = about
  if (kind === across) return { row: header, column: value.column }
  return kind !== 'status' && kind !== 'year' && kind && fixed[kind] === undefined
    ? { row: header, column: 1 }
    : value
}
