import type { DraftColumn } from '#metrics/planning/tables/common-columns.ts'
import type { TextRow } from '#metrics/planning/tables/cell-text.ts'

type Rows = readonly TextRow[]

export interface SheetPlace {
  readonly row: number
  readonly column: number
}

/** The rows with new texts in some cells; missing rows are added. */
export function withCells(
  rows: Rows,
  cells: readonly { readonly row: number; readonly field: string; readonly text: string }[],
): Rows {
  const changed = rows.map((row) => ({ ...row }))
  for (const { row, field, text } of cells) {
    while (changed.length <= row) changed.push({})
    changed[row]![field] = text
  }
  return changed
}

export function withRowAt(rows: Rows, at: number): Rows {
  return at >= rows.length ? rows : rows.toSpliced(at, 0, {})
}

/** The rows without those from `from` to `to`, both included. */
export function withoutRows(rows: Rows, from: number, to: number): Rows {
  return rows.toSpliced(from, to - from + 1)
}

/** The rows after a paste; `unused` has headings without a column, whose cells were left out. */
export interface PlacedRows {
  readonly rows: Rows
  readonly unused: readonly string[]
}

/**
 * A block from a spreadsheet is put in from a cell on. Where its first line is headings, each of its columns goes under
 * the column of that name.
 */
export function placeRows(
  rows: Rows,
  block: readonly (readonly string[])[],
  {
    place,
    columns,
    all,
  }: { place: SheetPlace; columns: readonly DraftColumn[]; all: readonly DraftColumn[] },
): PlacedRows {
  const headed = headings(block[0] ?? [], all)
  const fields = headed ?? (block[0] ?? []).map((_, at) => columns[place.column + at]?.field)
  const lines = headed ? block.slice(1) : block
  const cells = lines.flatMap((line, down) =>
    line.flatMap((text, across) => {
      const field = fields[across]
      return field === undefined ? [] : [{ row: place.row + down, field, text: text.trim() }]
    }),
  )
  const unused = headed ? (block[0] ?? []).filter((title, at) => title.trim() !== '' && !headed[at]) : []
  return { rows: withCells(rows, cells), unused }
}

/** The column of each heading; undefined for a line that is no line of headings. */
function headings(line: readonly string[], all: readonly DraftColumn[]): (string | undefined)[] | undefined {
  const fields = line.map((title) => all.find((column) => column.title === title.replace(/\s/g, ''))?.field)
  const known = fields.filter((field) => field !== undefined).length
  return known >= 2 || (known === 1 && line.length === 1) ? fields : undefined
}
