import type { Leaf } from './leaves.ts'

/** The form of a figure: a number with the decimals of its row, or as the name says. */
export type Form =
  'text' | 'number' | 'share' | 'points' | 'plain' | 'date' | 'instant' | 'period' | 'flag' | 'light'

/** A column of a sheet. `field` leads from the key of a row to its figure; a column without one only repeats what others hold. */
export interface AnnexColumn<Row> {
  readonly head: string
  readonly field?: string
  readonly form?: Form | ((row: Row) => Form)
  readonly of: (row: Row) => Leaf
  /** A formula with the same result, in this row of the sheet; null: the figure is not computed. */
  readonly formula?: (row: Row, number: number) => string | null
  /** The width in characters; absent: by the contents of the column. */
  readonly width?: number
}

/** A column of the figures that rows hold under this field. */
export function fieldColumn<Row>(
  head: string,
  field: keyof Row & string,
  form: Form = 'text',
): AnnexColumn<Row> {
  return { head, field, form, of: (row) => (row[field] ?? null) as Leaf }
}

/** A sheet of the workbook. The key of a figure is its row's key with the column's field in place of `{}`, or else at its end. */
export interface AnnexTable<Row> {
  readonly name: string
  readonly title: string
  /** The lines above the heads. */
  readonly lines: readonly string[]
  readonly columns: readonly AnnexColumn<Row>[]
  readonly rows: readonly { readonly key: string | null; readonly decimals?: number; readonly row: Row }[]
  /** The number of columns that stay in place while the others are scrolled. */
  readonly frozen?: number
  /** Present where the sheet is printed on one page, however many rows it has. */
  readonly onOnePage?: true
}

/** The letters of a column by its place, where 0 is B: column A holds the keys and is hidden. */
export function columnLetters(place: number): string {
  const number = place + 1
  const last = String.fromCharCode(65 + (number % 26))
  return number < 26 ? last : columnLetters(Math.floor(number / 26) - 2) + last
}

/** The first row with data: below the title, the lines, the hidden row of fields and the heads. */
export const firstDataRow = (lines: readonly string[]) => lines.length + 4

/** The key of a figure. */
export function keyOf(row: string | null, field: string | undefined): string | undefined {
  if (row === null || field === undefined) return undefined
  if (row.includes('{}')) return row.replace('{}', field)
  return field === '' ? row : `${row}/${field}`
}
