import type { DraftColumn } from '#metrics/planning/tables/common-columns.ts'
import type { TextRow } from '#metrics/planning/tables/cell-text.ts'

type Rows = readonly TextRow[]

export interface SheetPlace {
  readonly row: number
  readonly column: number
}

/** The rows with one text in all these cells; rows that are not there yet come into being. */
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

export function withoutRows(rows: Rows, from: number, to: number): Rows {
  return rows.toSpliced(from, to - from + 1)
}

/** A block as it was pasted; `unused`: headings that no column bears, whose cells were left out. */
export interface PlacedRows {
  readonly rows: Rows
  readonly unused: readonly string[]
}

/**
 * A block from a spreadsheet, put in from a cell on. Where its first line is headings, each column goes under its own,
 * wherever the cell is.
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

/** Which column each heading names; undefined where the line is no line of headings. */
function headings(line: readonly string[], all: readonly DraftColumn[]): (string | undefined)[] | undefined {
  const fields = line.map((title) => all.find((column) => column.title === title.replace(/\s/g, ''))?.field)
  const known = fields.filter((field) => field !== undefined).length
  return known >= 2 || (known === 1 && line.length === 1) ? fields : undefined
}
