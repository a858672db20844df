import type { Leaf } from './leaves.ts'

/** How a figure is shown: a number with as many places as its row has, the others as their names say. */
export type Form =
  'text' | 'number' | 'share' | 'points' | 'plain' | 'date' | 'instant' | 'period' | 'flag' | 'light'

/** A column of a sheet. `field` leads from the key of a row to its figure; a column without one is for reading alone. */
export interface AnnexColumn<Row> {
  readonly head: string
  readonly field?: string
  readonly form?: Form | ((row: Row) => Form)
  readonly of: (row: Row) => Leaf
  /** A formula that gives the same, in the number-th row of the sheet; null: what is held is not reckoned. */
  readonly formula?: (row: Row, number: number) => string | null
  /** Characters; else what the column holds decides. */
  readonly width?: number
}

/** A column of what a row holds under a field's own name. */
export function held<Row>(head: string, field: keyof Row & string, form: Form = 'text'): AnnexColumn<Row> {
  return { head, field, form, of: (row) => (row[field] ?? null) as Leaf }
}

/** One sheet of the workbook. A figure's key is its row's key with the column's field in the place of `{}`, else at its end. */
export interface AnnexTable<Row> {
  readonly name: string
  readonly title: string
  /** What is said above the heads. */
  readonly lines: readonly string[]
  readonly columns: readonly AnnexColumn<Row>[]
  readonly rows: readonly { readonly key: string | null; readonly decimals?: number; readonly row: Row }[]
  /** So many columns stay where they are while one looks at those to the right. */
  readonly frozen?: number
  /** It is printed on one page, however many rows it has. */
  readonly onOnePage?: true
}

/** The letters of a column by its place, 0 for the first that is seen: column A, of the keys, is hidden. */
export function columnLetters(place: number): string {
  const number = place + 1
  const last = String.fromCharCode(65 + (number % 26))
  return number < 26 ? last : columnLetters(Math.floor(number / 26) - 2) + last
}

/** Where the data of a sheet begin: below its title, its lines, the hidden row of fields and its heads. */
export const firstDataRow = (lines: readonly string[]) => lines.length + 4

/** The key of a figure. */
export function keyOf(row: string | null, field: string | undefined): string | undefined {
  if (row === null || field === undefined) return undefined
  if (row.includes('{}')) return row.replace('{}', field)
  return field === '' ? row : `${row}/${field}`
}
