import { isEmptyLine } from './cells-in-order.ts'
import { cellsByPlace, type PlacedColumn } from './placed-cells.ts'
import type { Line, TableCell } from '../table-lines.ts'

/** The most lines of a block. */
const most = 10

/** The rows of a block of lines, and its last line. */
export interface RowBlock {
  readonly rows: readonly Line[]
  readonly last: number
}

/**
 * The rows of the lines between two blank ones, in a table whose cells keep their places: a row is a line with figures, and the words above
 * and below it are parts of its name, or of cells that state no goal. Undefined where each line is a row.
 */
export function rowsOfBlock(
  lines: readonly Line[],
  first: number,
  columns: readonly PlacedColumn[] | undefined,
): RowBlock | undefined {
  if (!columns || !isEmptyLine(lines[first - 1])) return undefined
  let end = first
  while (end < lines.length && end - first <= most && lines[end]!.cells.length > 0 && !lines[end]!.isDivided)
    end += 1
  const block = lines.slice(first, end).map((line) => ({ line, cells: placed(line, columns) }))
  const isCore = block.map(({ cells }) =>
    columns.some(({ isOfFigures }, place) => isOfFigures && /\d/.test(cells[place]!.text)),
  )
  if (end - first > most || !isCore.includes(true) || !isCore.includes(false)) return undefined
  const named = columns.findIndex(({ isNamed }) => isNamed)
  const nameIn = (from: number, step: number): string[] => {
    const cell = isCore[from] === false ? block[from]!.cells[named]! : undefined
    return cell && cell.text !== '' ? [cell.text, ...nameIn(from + step, step)] : []
  }
  const rows = block.flatMap(({ line, cells }, at): Line[] => {
    if (!isCore[at]) return []
    const own = cells[named]
    if (!own || own.text !== '') return [{ ...line, cells }]
    const name = [...nameIn(at - 1, -1).toReversed(), ...nameIn(at + 1, 1)].join('')
    return [
      { ...line, cells: cells.map((cell, place) => (place === named ? { ...cell, text: name } : cell)) },
    ]
  })
  return { rows, last: end - 1 }
}

/** The cells of a line by columns; a single cell belongs to the column whose heading it stands nearest to. */
function placed(line: Line, columns: readonly PlacedColumn[]): readonly TableCell[] {
  const cells = line.cells.length > 1 ? cellsByPlace({ ...line, isWide: true }, columns) : line.cells
  if (cells.length >= columns.length) return cells
  const [only] = cells
  const far = columns.map(({ at }) => Math.abs(only!.start - line.start - at))
  const nearest = far.indexOf(Math.min(...far))
  return columns.map((_, place) => (place === nearest ? only! : { text: '', start: line.end }))
}
