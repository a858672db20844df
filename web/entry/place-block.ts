/** Columns of the entry grid that take input. */
export type EntryColumn = 'value' | 'note'
export const entryColumns: readonly EntryColumn[] = ['value', 'note']

/** What placing needs to know of a row. */
export interface PlaceRow {
  readonly key: string
  readonly name: string
  readonly regionName: string
  readonly unit: string
  readonly editable: boolean
}

export interface Placement {
  readonly key: string
  readonly column: EntryColumn
  readonly text: string
}

/** A pasted cell that found no place, and why; it is shown, never dropped in silence. */
export interface LeftOver {
  readonly text: string
  readonly why: string
}

export interface PlacedBlock {
  readonly placements: readonly Placement[]
  readonly leftOver: readonly LeftOver[]
  /** True where rows were found by the indicator's name in the first column. */
  readonly byName: boolean
}

/**
 * Says where the cells of a pasted block go: by the indicator's name where the first column holds names, otherwise
 * down and right from the anchor. Locked rows, rows and columns beyond the form are left over with a reason.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  rows: readonly PlaceRow[],
  anchor: { row: number; column: EntryColumn },
): PlacedBlock {
  const named = namedRows(block, rows)
  const firstColumn = named ? 0 : entryColumns.indexOf(anchor.column)
  const placements: Placement[] = []
  const leftOver: LeftOver[] = []
  block.forEach((line, offset) => {
    const row = named ? named[offset]?.row : rows[anchor.row + offset]
    const cells = named ? (named[offset]?.cells ?? line) : line
    cells.forEach((text, index) => {
      const column = entryColumns[firstColumn + index]
      const why = refusal(row, column, named !== undefined)
      if (why === undefined && row && column) placements.push({ key: row.key, column, text: text.trim() })
      else if (text.trim() !== '') leftOver.push({ text: text.trim(), why: why ?? '' })
    })
  })
  return { placements, leftOver, byName: named !== undefined }
}

function refusal(
  row: PlaceRow | undefined,
  column: EntryColumn | undefined,
  byName: boolean,
): string | undefined {
  if (!row) return byName ? '没有同名的指标' : '超出最后一行'
  if (!column) return '超出可填的列'
  return row.editable ? undefined : `“${row.name}”已提交，不能改`
}

interface NamedLine {
  readonly row: PlaceRow | undefined
  readonly cells: readonly string[]
}

/** The lines with their rows, where at least half of the first column are names of rows; a unit column is passed over. */
function namedRows(
  block: readonly (readonly string[])[],
  rows: readonly PlaceRow[],
): NamedLine[] | undefined {
  if (!block.some((line) => line.length > 1)) return undefined
  const lines = block.map((line): NamedLine => {
    const row = findRow(line, rows)
    const rest = line.slice(1)
    const skip = row ? rest.findIndex((cell) => ![row.regionName, row.unit].includes(cell.trim())) : 0
    return { row, cells: row ? rest.slice(Math.max(skip, 0)) : line }
  })
  const found = lines.filter((line) => line.row).length
  return found > 0 && found * 2 >= lines.length ? lines : undefined
}

/** By name; where several regions share the indicator, the second column names the region. */
function findRow(line: readonly string[], rows: readonly PlaceRow[]): PlaceRow | undefined {
  const same = rows.filter((row) => row.name === line[0]?.trim())
  return same.length > 1 ? same.find((row) => row.regionName === line[1]?.trim()) : same[0]
}
