import { columnsOf, isHeadCell, type PlanColumn } from './columns.ts'
import { isStated, type Line, type TableCell } from './table-lines.ts'

/** A table that has one line for its head and all its rows. */
export interface TableInLine {
  readonly columns: readonly PlanColumn[]
  readonly rows: readonly Line[]
  readonly start: number
  readonly end: number
}

/** The most columns of such a table. */
const widest = 12
const forces = /^(?:约束|预期|引导|指导|指令)性$/

/** The tables of a line whose cells blanks divide: 序号 指标 单位 2030年 2035年 1 站点 座 4 12 2 园区 个 3 5. */
export function tablesInLine({ cells, isDivided }: Line): TableInLine[] {
  if (isDivided || cells.length < 8) return []
  const tables: TableInLine[] = []
  let at = 0
  while (at < cells.length) {
    let end = at
    while (end < cells.length && end - at < widest && isHeadCell(cells[end]!.text)) end += 1
    const columns = end - at < 3 ? undefined : columnsOf(cells.slice(at, end))
    const rows = columns ? rowsFrom(cells, end, columns) : []
    const last = rows.at(-1)
    if (columns && last) {
      tables.push({ columns, rows, start: cells[at]!.start, end: last.end })
      while (at < cells.length && cells[at]!.start < last.end) at += 1
    } else at = Math.max(end, at + 1)
  }
  return tables
}

function rowsFrom(cells: readonly TableCell[], from: number, columns: readonly PlanColumn[]): Line[] {
  const width = columns.length
  const isNumbered = columns[0]!.role === 'number'
  const isForced = columns.at(-1)!.role === 'force'
  const goal = columns.findLastIndex(({ role }) => role === 'target' || role === 'rate')
  const rows: Line[] = []
  for (let at = from; ;) {
    const ahead = cells.slice(at, at + width + 3)
    const opens = !isNumbered || ahead[0]?.text === String(rows.length + 1)
    const length = isNumbered
      ? lengthTo(ahead, width, ({ text }) => text === String(rows.length + 2))
      : isForced
        ? lengthTo(ahead, width + 1, ({ text }) => forces.test(text), 1)
        : width
    const force = isForced
      ? ahead.findIndex(({ text }, place) => place >= width - 2 && forces.test(text))
      : -1
    // What follows the last cell of a row may name the group of the next one.
    const row = ahead.slice(0, force < 0 ? length : Math.min(length, force + 1))
    const behind = row[row.length - width + goal]
    if (!opens || goal < 0 || row.length < width - 1 || !isStated(behind!.text)) return rows
    const { start, text } = row.at(-1)!
    rows.push({ cells: row, start: row[0]!.start, end: start + text.length })
    at += length
  }
}

/** The number of cells up to the one at which a row ends, and `beyond` more; where no such cell is near, as many as the row should have. */
function lengthTo(
  cells: readonly TableCell[],
  width: number,
  isEnd: (cell: TableCell) => boolean,
  beyond = 0,
): number {
  const found = cells.findIndex((cell, place) => place >= width - 2 && isEnd(cell))
  return found < 0 ? width - beyond : found + beyond
}
