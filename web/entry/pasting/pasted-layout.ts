import { kindOf } from './pasted-cell.ts'
import { isPeriodInDigits } from './pasted-header.ts'
import type { PastedName, RowNames } from './pasted-names.ts'

export type PastedCells = readonly (readonly string[])[]

/** A block with its layout. */
export interface LaidOut {
  readonly cells: PastedCells
  /** The names that the cells hold, in the rows and columns of `cells`. */
  readonly found: readonly (readonly (PastedName | undefined)[])[]
  /** The columns that hold indicators and regions; -1 for none. */
  readonly nameAt: number
  readonly regionAt: number
  /** The place of the first row with a name. */
  readonly first: number
  /** The number of lines with a name and a figure. */
  readonly namedLines: number
  /** The place of the header row of a matrix, whose cells are the other half of the names. */
  readonly matrix: number | undefined
}

/** The layout of a block, found by the names in it; undefined for a block without names. */
export function layOut(cells: PastedCells, names: RowNames): LaidOut | undefined {
  const found = cells.map((line) => line.map((cell) => names.find(cell)))
  const width = Math.max(0, ...cells.map((line) => line.length))
  const most = (has: (name: PastedName) => boolean): { at: number; count: number } => {
    const counts = Array.from(
      { length: width },
      (_, at) => found.filter((line) => line[at] && has(line[at])).length,
    )
    const count = Math.max(0, ...counts)
    return { at: count === 0 ? -1 : counts.indexOf(count), count }
  }
  const byName = most(({ name }) => name !== undefined)
  const byRegion = most(({ region }) => region !== undefined)
  if (byName.at < 0 && byRegion.at < 0) return undefined
  const across = (half: 'name' | 'region', beyond: number) =>
    found.findIndex(
      (line) => line.filter((name, at) => at !== beyond && name?.[half] !== undefined).length >= 2,
    )
  // One indicator above and one county beside it make a matrix only if a figure stands in the indicator's column, in a line of the county.
  const single = (half: 'name' | 'region', beside: number) => {
    const lastFigures = Array.from({ length: width }, (_, at) =>
      cells.findLastIndex((line, row) => found[row]?.[beside] && kindOf(line[at] ?? '') === 'figure'),
    )
    return found.findIndex((line, row) =>
      line.some((name, at) => at !== beside && name?.[half] !== undefined && lastFigures[at]! > row),
    )
  }
  // A line with a name beside a matrix holds figures below the header; in a list that lies on its side such a line holds other names.
  const crosses = (beside: number, above: number) =>
    cells.some(
      (line, at) => at > above && found[at]?.[beside] && line.some((cell) => kindOf(cell) === 'figure'),
    )
  const matrix = [
    { at: byName.at, row: across('region', byName.at), nameAt: byName.at, regionAt: -1 },
    { at: byRegion.at, row: across('name', byRegion.at), nameAt: -1, regionAt: byRegion.at },
    { at: byRegion.at, row: single('name', byRegion.at), nameAt: -1, regionAt: byRegion.at },
    { at: byName.at, row: single('region', byName.at), nameAt: byName.at, regionAt: -1 },
  ].find(({ at, row }) => at >= 0 && row >= 0 && crosses(at, row))
  const { nameAt, regionAt } = matrix ?? { nameAt: byName.at, regionAt: byRegion.at }
  const isNamed = (line: readonly (PastedName | undefined)[]) => Boolean(line[nameAt] ?? line[regionAt])
  const start = matrix ? matrix.row + 1 : 0
  const first = found.findIndex((line, at) => at >= start && isNamed(line))
  const holdsFigure = (at: number) =>
    cells[at]?.some((cell, column) => column !== nameAt && column !== regionAt && kindOf(cell) === 'figure')
  const namedLines = found.filter((line, at) => at >= start && isNamed(line) && holdsFigure(at)).length
  return { cells, found, nameAt, regionAt, first, namedLines, matrix: matrix?.row }
}

/** The place of the first line below the header: the first line that holds a figure, else the first named one. */
export function bodyStart(cells: PastedCells, first: number): number {
  const isData = (line: readonly string[]) =>
    line.some((cell) => kindOf(cell) === 'figure' && !isPeriodInDigits(cell))
  const start = cells.slice(0, first).findIndex(isData)
  return start < 0 ? first : start
}

/** The header of each column; in a header of several lines, a merged upper cell belongs to all columns to its right. */
export function headersOf({ cells, first, matrix }: LaidOut): string[] {
  const lines = cells.slice(0, bodyStart(cells, first)).filter((_, at) => at !== matrix)
  const width = Math.max(0, ...cells.map((line) => line.length))
  return Array.from({ length: width }, (_, at) =>
    lines
      .map((line, depth) => {
        const own = line[at] ?? ''
        const single = line.filter((cell) => cell !== '').length === 1
        if (own !== '' || depth === lines.length - 1 || single) return own
        return line.slice(0, at).findLast((cell) => cell !== '') ?? ''
      })
      .join(' ')
      .trim(),
  )
}

export function transposed(cells: PastedCells): PastedCells {
  const width = Math.max(0, ...cells.map((line) => line.length))
  return Array.from({ length: width }, (_, at) => cells.map((line) => line[at] ?? ''))
}
