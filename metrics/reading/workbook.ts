/** The contents of a file of tables, whichever program wrote it. Rows and columns count from 1, as spreadsheets show them. */
export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly WorkbookSheet[]
  /** What the file holds beside its cells, and nobody reads. */
  readonly unread?: readonly ('comments' | 'pictures')[]
}

export interface WorkbookSheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'very-hidden'
  /** The rows that are not empty, from above. */
  readonly rows: readonly WorkbookRow[]
  readonly hiddenColumns: readonly FromTo[]
  /** Merged ranges; the contents of one are in its first cell. */
  readonly merged: readonly Merged[]
}

export interface WorkbookRow {
  readonly number: number
  /** Whether it is hidden, by hand or by a filter. */
  readonly hidden: boolean
  /** The cells that are not empty, by column. */
  readonly cells: ReadonlyMap<number, WorkbookCell>
}

export interface WorkbookCell {
  /** `blank`: a formula that no program has computed. */
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'blank'
  /**
   * The value as text: a number as a decimal of at most 15 digits, a day as YYYY-MM-DD, an instant as YYYY-MM-DDTHH:mm:ss, a boolean as
   * TRUE or FALSE, an error as it is shown (#N/A).
   */
  readonly value: string
  /** Present for a formula: `value` is its last result in the program that wrote the file, or in CSV the formula itself. */
  readonly formula?: true
  /** Present where the number is shown as a percentage: 0.95 as 95%. */
  readonly percent?: true
}

export interface FromTo {
  readonly from: number
  readonly to: number
}

export const covers = ({ from, to }: FromTo, at: number) => from <= at && at <= to

export interface Merged {
  readonly rows: FromTo
  readonly columns: FromTo
}

/** The name of a column: A, Z, AA. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
