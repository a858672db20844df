import { columnsOf } from '../columns.ts'
import type { Line, TableCell } from '../table-lines.ts'
import type { FoundTable } from '../table-rows.ts'

/** A row whose cells have lines of their own, and its last line. */
interface CellRow extends Line {
  readonly last: number
}

/**
 * A table from a line on with a cell in each line: every cell but a row's first begins with |, and | alone follows each row. A line within
 * a row without | continues the cell above.
 */
export function tableOfRuledCells(
  text: string,
  lines: readonly Line[],
  first: number,
): FoundTable | undefined {
  const head = rowFrom(text, lines, first)
  const columns = head && columnsOf(head.cells)
  if (!columns) return undefined
  const rows: CellRow[] = []
  let last = head.last
  for (let row = rowFrom(text, lines, last + 1); row; row = rowFrom(text, lines, last + 1)) {
    last = row.last
    // A row of one cell names the group of the rows below it.
    if (row.cells.length > 1) rows.push(row)
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/** The most cells of a row, and the most lines of a row. */
const most = { cells: 16, lines: 120 }

function rowFrom(text: string, lines: readonly Line[], first: number): CellRow | undefined {
  const isLed = (at: number) => text[lines[at]?.start ?? text.length] === '|'
  if (first >= lines.length || isLed(first) || !isLed(first + 1)) return undefined
  const spans: { start: number; end: number }[] = []
  for (let at = first; at < lines.length && at - first < most.lines; at += 1) {
    const { start, end } = lines[at]!
    const isWhole = isLed(at) && text.slice(start, end).trim() === '|'
    if (isWhole) {
      const cells = spans.map((span): TableCell => trimmed(text, span))
      return { cells, start: cells[0]!.start, end: start, last: at }
    }
    if (isLed(at) && (text.slice(start, end).includes('|', 1) || spans.length === most.cells))
      return undefined
    if (isLed(at) || at === first) spans.push({ start: isLed(at) ? start + 1 : start, end })
    else spans[spans.length - 1] = { ...spans.at(-1)!, end }
  }
  return undefined
}

function trimmed(text: string, { start, end }: { readonly start: number; readonly end: number }): TableCell {
  const printed = text.slice(start, end)
  return { text: printed.trim(), start: start + printed.length - printed.trimStart().length }
}
