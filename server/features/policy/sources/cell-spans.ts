/**
 * Writes the cells of a table as text, each followed by ` | `. A place that a spanning cell covers becomes an empty cell, so that every
 * row has all columns.
 */
export class CellSpans {
  /** The number of rows that a cell from above still covers, for each column. */
  #below: number[] = []
  #column = 0
  #said = { columns: 1, rows: 1 }

  beginRow(): void {
    this.#column = 0
  }

  /** Sets the span of the next cell, as its tag or a tag within it gives it. */
  cellSays({ columns, rows }: { readonly columns?: number; readonly rows?: number }): void {
    if (columns !== undefined) this.#said.columns = Math.max(1, columns)
    if (rows !== undefined) this.#said.rows = Math.max(1, rows)
  }

  /** A cell with the empty cells before and after it. */
  cell(text: string): string {
    const before = this.#fromAbove()
    const { columns, rows } = this.#said
    this.#said = { columns: 1, rows: 1 }
    for (let at = 0; at < columns; at += 1) this.#below[this.#column + at] = rows - 1
    this.#column += columns
    return `${before}${text} | ${' | '.repeat(columns - 1)}`
  }

  endRow(): string {
    return this.#column === 0 ? '' : this.#fromAbove()
  }

  #fromAbove(): string {
    let cells = ''
    while ((this.#below[this.#column] ?? 0) > 0) {
      this.#below[this.#column]! -= 1
      this.#column += 1
      cells += ' | '
    }
    return cells
  }
}
