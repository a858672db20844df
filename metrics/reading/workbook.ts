/** What a file of tables holds, whichever program wrote it. Rows and columns count from 1, as spreadsheets show them. */
export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly WorkbookSheet[]
}

export interface WorkbookSheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'very-hidden'
  /** Rows in which something stands, from above. */
  readonly rows: readonly WorkbookRow[]
  readonly hiddenColumns: readonly FromTo[]
  /** What stands in a merged range stands in its first cell. */
  readonly merged: readonly Merged[]
}

export interface WorkbookRow {
  readonly number: number
  /** By hand or by a filter. */
  readonly hidden: boolean
  /** Cells in which something stands, by column. */
  readonly cells: ReadonlyMap<number, WorkbookCell>
}

export interface WorkbookCell {
  /** `blank`: a formula that no program has worked out. */
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'blank'
  /**
   * A number as a decimal of at most 15 digits, a day as YYYY-MM-DD, an instant as YYYY-MM-DDTHH:mm:ss, a truth as TRUE or
   * FALSE, an error as it is shown (#N/A).
   */
  readonly value: string
  /** It is worked out: `value` is what the program that wrote the file had last worked out, in CSV the formula itself. */
  readonly formula?: true
  /** The number is shown as a percentage: 0.95 as 95%. */
  readonly percent?: true
}

export interface FromTo {
  readonly from: number
  readonly to: number
}

export interface Merged {
  readonly rows: FromTo
  readonly columns: FromTo
}

/** How columns are called: A, Z, AA. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
