import { columnsOf, isHeadCell } from '../columns.ts'
import { endOfCell, type Line, type TableCell } from '../table-lines.ts'
import type { FoundTable } from '../table-rows.ts'

/** A line, and the number of a cell in it. */
interface Place {
  readonly at: number
  readonly cell: number
}

/** A cell in the order in which a converter printed all of them. */
interface FlowingCell {
  readonly cell: TableCell
  readonly place: Place
}

const opens = /^(?:[序编]号|类别|分类|领域)$/

const weight = /权重|分值/

/** The most lines of a head and of a row with what stands behind it. */
const most = { head: 40, row: 60 }

/**
 * A table from a line on whose rows have numbers, and whose cells stand in their order, several in some lines and with blank lines between
 * others. What names the groups of its rows may stand anywhere behind a row.
 */
export function tableOfNumberedCells(lines: readonly Line[], first: number): FoundTable | undefined {
  const { cells: opening, isDivided } = lines[first]!
  if (isDivided || !opening.some(({ text }) => opens.test(text))) return undefined
  const ahead = cellsFrom(lines, { at: first, cell: 0 }, most.head)
  // A table in a single line is read by itself.
  const start = ahead.findIndex(({ cell, place }) => cell.text === '1' && place.at > first)
  const printed = headOf(ahead.slice(0, Math.max(0, start)))
  const numbers = printed.findIndex(({ text }) => /^[序编]号$/.test(text))
  // The name of the first group may stand behind the head.
  const end = printed.findLastIndex(({ text }) => isHeadCell(text) || weight.test(text))
  const columns = numbers < 0 ? undefined : columnsOf(printed.slice(numbers, end + 1))
  if (!columns?.some(({ role }) => role === 'target')) return undefined
  const width = columns.length
  const rows: Line[] = []
  for (let [last, from] = [first, ahead[start]!.place]; ;) {
    const cells = cellsFrom(lines, from, most.row).slice(0, width + 5)
    const number = String(rows.length + 2)
    // A figure of the row may look like the number of the next one.
    const isNext = ({ cell }: FlowingCell, at: number) => at >= width - 1 && cell.text === number
    const next = cells[width]?.cell.text === number ? width : cells.findIndex(isNext)
    const own = withoutGroup(cells.slice(0, next < 0 ? width : next), width)
    const isRow =
      cells[0]?.cell.text === String(rows.length + 1) &&
      own.length === width &&
      columns.every(({ role }, place) => role !== 'name' || /[\u4e00-\u9fa5]/.test(own[place]!.cell.text))
    if (isRow) {
      last = own.at(-1)!.place.at
      const row = own.map(({ cell }) => cell)
      rows.push({ cells: row, start: row[0]!.start, end: lines[last]!.end })
    }
    if (!isRow || next < 0) return rows.length < 2 || !isRow ? undefined : { columns, rows, first, last }
    from = cells[next]!.place
  }
}

/** The cells of a row without the name of the next group behind its last figure or what binds: 4, 预期性, 生态宜居. */
function withoutGroup(cells: readonly FlowingCell[], width: number): readonly FlowingCell[] {
  if (cells.length <= width) return cells
  const last = cells.findLastIndex(
    ({ cell: { text } }) => /性$/.test(text) || !/^[\u4e00-\u9fa5]{2}/.test(text),
  )
  return cells.slice(0, last + 1)
}

function isName({ text }: TableCell): boolean {
  return /[\u4e00-\u9fa5]{2}/.test(text) && !endOfCell.test(text) && !/性$/.test(text)
}

/** The cells from a place on, of at most so many lines, up to a sentence. */
function cellsFrom(lines: readonly Line[], from: Place, most: number): FlowingCell[] {
  const cells: FlowingCell[] = []
  for (let at = from.at; at < Math.min(lines.length, from.at + most); at += 1) {
    const { cells: own, isDivided } = lines[at]!
    if (isDivided || own.length > most || own.some(({ text }) => /[。；]/.test(text) || text.length > 40))
      break
    for (const [place, cell] of own.entries()) {
      const over = cells.at(-1)
      // A blank may stand within a name, but not within the headings before the first row.
      if (over?.place.at === at && isName(over.cell) && isName(cell) && !isHeadCell(over.cell.text))
        cells[cells.length - 1] = { ...over, cell: { ...over.cell, text: over.cell.text + cell.text } }
      else cells.push({ cell, place: { at, cell: place } })
    }
  }
  return cells.slice(cells.findIndex(({ place }) => place.at > from.at || place.cell >= from.cell))
}

/** The headings, with 年 at the years before it. */
function headOf(cells: readonly FlowingCell[]): TableCell[] {
  const head: TableCell[] = []
  for (const { cell } of cells) {
    const over = head.at(-1)
    if (over && cell.text === '年') head[head.length - 1] = { ...over, text: `${over.text}年` }
    else head.push(cell)
  }
  return head
}
