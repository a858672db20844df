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
const about: Readonly<Partial<Record<TableFault['code'], Across>>> = {
  'unknown-indicator': 'indicator',
  'unknown-region': 'region',
  'bad-period': 'period',
}

/** The place of a fault: the cell that names indicator, region, period or status, the head of the column, or where the table names none, its heads. */
export function faultPlace(
  code: TableFault['code'],
  value: CellPlace,
  { header, columns, across, fixed }: TableMapping,
): CellPlace {
  if (code === 'bad-status') return { row: value.row, column: columns.status! }
  const kind = about[code]
  if (kind === undefined) return value
  const column = columns[kind] ?? (kind === 'period' ? columns.year : undefined)
  if (column !== undefined) return { row: value.row, column }
  if (kind === across) return { row: header, column: value.column }
  return fixed[kind] === undefined ? { row: header, column: 1 } : value
}
