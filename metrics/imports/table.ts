import type { WorkbookRow } from '../reading/workbook.ts'

/** A row of a file of tables, with the fields that are read here. */
export type TableRow = Pick<WorkbookRow, 'number' | 'cells'> & Partial<Pick<WorkbookRow, 'hidden'>>

/** The meanings that a column of a table may have. */
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

/** The meanings of the headings of a wide table's columns of values. */
export const acrossKinds = ['period', 'region', 'indicator'] as const
export type Across = (typeof acrossKinds)[number]

/** The mapping by which a table is read. */
export interface TableMapping {
  /** The number of the row with the heads. */
  readonly header: number
  /** The column for each meaning. */
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>
  /** Null: one value in each row. Otherwise every other column that has a heading holds values. */
  readonly across: Across | null
  /** What holds for the whole table, in the words of a cell. */
  readonly fixed: Readonly<Partial<Record<Across | 'unit', string>>>
}

/** The text of a cell; empty where there is none. */
export function cellText(row: TableRow | undefined, column: number | undefined): string {
  return column === undefined ? '' : (row?.cells.get(column)?.value.trim() ?? '')
}
