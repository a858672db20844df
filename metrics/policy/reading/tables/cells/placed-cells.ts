import type { PlanColumn } from '../columns.ts'
import type { Line, TableCell } from '../table-lines.ts'

/** A column of a table without any division but gaps, and where its heading begins in its line. */
export interface PlacedColumn {
  readonly at: number
  readonly isNamed: boolean
  readonly isOfFigures: boolean
}

/** The columns of a table with the places of their headings; undefined where | or tabs divide its head. */
export function placedColumns(
  head: readonly TableCell[],
  columns: readonly PlanColumn[],
  lines: readonly Line[],
): readonly PlacedColumn[] | undefined {
  if (lines.some(({ isDivided }) => isDivided)) return undefined
  return columns.map(({ role }, place) => {
    const { start } = head[place]!
    return {
      at: start - lines.findLast((line) => line.start <= start)!.start,
      isNamed: role === 'name',
      isOfFigures: /base|target|rate/.test(role),
    }
  })
}

/** The cost of leaving the column of names open, of figures in it, and of words in a column of figures. */
const forbidden = 1000

/**
 * The cells of a line with wide gaps, an empty one for each column that it leaves open: each cell belongs to the heading that it stands
 * nearest to, in their order. Other lines keep their cells.
 */
export function cellsByPlace(
  { cells, start, end, isWide }: Line,
  columns: readonly PlacedColumn[] | undefined,
): readonly TableCell[] {
  if (!columns || !isWide || cells.length < 2 || cells.length >= columns.length) return cells
  const costOf = ({ text, start: at }: TableCell, column: PlacedColumn) => {
    const isMisplaced = column.isNamed
      ? !/[\u4e00-\u9fa5]/.test(text)
      : column.isOfFigures && /^[\u4e00-\u9fa5]{3}/.test(text)
    return Math.abs(at - start - column.at) + (isMisplaced ? forbidden : 0)
  }
  // The least cost of so many cells in so many columns.
  const least: number[][] = [[0]]
  for (const { isNamed } of columns) least[0]!.push(least[0]!.at(-1)! + (isNamed ? forbidden : 0))
  for (const [at, cell] of cells.entries()) {
    const costs = [Infinity]
    for (const [place, column] of columns.entries()) {
      const open = costs[place]! + (column.isNamed ? forbidden : 0)
      costs.push(Math.min(least[at]![place]! + costOf(cell, column), open))
    }
    least.push(costs)
  }
  const placed: TableCell[] = []
  let at = cells.length
  for (let place = columns.length; place > 0; place -= 1) {
    const open = least[at]![place - 1]! + (columns[place - 1]!.isNamed ? forbidden : 0)
    const isOpen = at === 0 || least[at]![place] === open
    placed.unshift(isOpen ? { text: '', start: end } : cells[at - 1]!)
    if (!isOpen) at -= 1
  }
  return placed
}

/** Whether a line with wide gaps is a row: it has a figure below a heading of figures, and a name. */
export function isRowByPlace(line: Line | undefined, columns: readonly PlacedColumn[] | undefined): boolean {
  const cells = line?.isWide ? cellsByPlace(line, columns) : []
  return (
    cells.length > 0 &&
    cells.length === columns?.length &&
    columns.some(
      ({ isOfFigures }, place) => isOfFigures && /^[^\u4e00-\u9fa5]{0,3}\d/.test(cells[place]!.text),
    ) &&
    columns.every(({ isNamed }, place) => !isNamed || cells[place]!.text !== '')
  )
}
