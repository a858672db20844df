import type { WorkbookRow } from '../reading/workbook.ts'

/** A row of a file of tables, as far as it is read here. */
export type TableRow = Pick<WorkbookRow, 'number' | 'cells'>

/** What a column of a table may hold. */
export const columnRoles = [
  'indicator',
  'region',
  'year',
  'period',
  'value',
  'unit',
  'status',
  'note',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What stands in the heads of a wide table's columns of values. */
export const acrossKinds = ['period', 'region', 'indicator'] as const
export type Across = (typeof acrossKinds)[number]

/** How a table is to be read. */
export interface TableMapping {
  /** Number of the row with the heads of its columns. */
  readonly header: number
  /** Which column holds what. */
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>
  /** Null: one value a row. Else every other column whose head can be read holds values. */
  readonly across: Across | null
  /** What holds for the whole table, in the words of a cell. */
  readonly fixed: Readonly<Partial<Record<Across | 'unit', string>>>
}

/** What stands in a cell; empty where nothing does. */
export function cellText(row: TableRow | undefined, column: number | undefined): string {
  return column === undefined ? '' : (row?.cells.get(column)?.value.trim() ?? '')
}
