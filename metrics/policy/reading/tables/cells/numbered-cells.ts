import { columnsOf, isHeadCell } from '../columns.ts'
import { endOfCell, type Line, type TableCell } from '../table-lines.ts'
import type { FoundTable } from '../table-rows.ts'

/** A line, and the number of a cell in it. */
export interface PlaceOfCell {
  readonly at: number
  readonly cell: number
}

/** A cell in the order in which a converter printed all of them. */
export interface FlowingCell {
  readonly cell: TableCell
  readonly place: PlaceOfCell
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
  const ahead = flowingCells(lines, { at: first, cell: 0 }, { most: most.head, isJoined: true })
  // A table in a single line is read by itself.
  const start = ahead.findIndex(({ cell, place }) => cell.text === '1' && place.at > first)
  const headings = headOf(ahead.slice(0, Math.max(0, start)))
  const numbers = headings.findIndex(({ text }) => /^[序编]号$/.test(text))
  // The name of the first group may stand behind the head.
  const end = headings.findLastIndex(({ text }) => isHeadCell(text) || weight.test(text))
  const columns = numbers < 0 ? undefined : columnsOf(headings.slice(numbers, end + 1))
  if (!columns?.some(({ role }) => role === 'target')) return undefined
  const width = columns.length
  const rows: Line[] = []
  for (let [last, from] = [first, ahead[start]!.place]; ;) {
    const cells = flowingCells(lines, from, { most: most.row, isJoined: true }).slice(0, width + 5)
    const number = String(rows.length + 2)
    // A figure of the row may look like the number of the next one.
    const isNext = ({ cell }: FlowingCell, at: number) => at >= width - 1 && cell.text === number
    const next = cells[width]?.cell.text === number ? width : cells.findIndex(isNext)
    const printed = withoutGroup(cells.slice(0, next < 0 ? width : next), width)
    const own = withNameJoined(
      printed,
      columns.findIndex(({ role }) => role === 'name'),
      width,
    )
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

/** The cells of a row whose name has blanks within: 损失占, GDP, 比例（%）. */
function withNameJoined(cells: readonly FlowingCell[], named: number, width: number): readonly FlowingCell[] {
  const parts = cells.slice(named, named + cells.length - width + 1)
  if (named < 0 || parts.length < 2 || parts.slice(1).some(({ cell }) => endOfCell.test(cell.text)))
    return cells
  const name = {
    ...parts[0]!,
    cell: { ...parts[0]!.cell, text: parts.map(({ cell }) => cell.text).join('') },
  }
  return [...cells.slice(0, named), name, ...cells.slice(named + parts.length)]
}

function isName({ text }: TableCell): boolean {
  return /[\u4e00-\u9fa5]{2}/.test(text) && !endOfCell.test(text) && !/性$/.test(text)
}

/** The cells from a place on, of at most so many lines, up to a sentence. */
export function flowingCells(
  lines: readonly Line[],
  from: PlaceOfCell,
  { most, isJoined }: { readonly most: number; readonly isJoined: boolean },
): FlowingCell[] {
  const cells: FlowingCell[] = []
  for (let at = from.at; at < Math.min(lines.length, from.at + most); at += 1) {
    const { cells: own, isDivided } = lines[at]!
    if (isDivided || own.length > most || own.some(({ text }) => /[。；]/.test(text) || text.length > 40))
      break
    for (const [place, cell] of own.entries()) {
      const over = cells.at(-1)
      // A blank may stand within a name, but not within the headings before the first row.
      if (
        isJoined &&
        over?.place.at === at &&
        isName(over.cell) &&
        isName(cell) &&
        !isHeadCell(over.cell.text)
      )
        cells[cells.length - 1] = { ...over, cell: { ...over.cell, text: over.cell.text + cell.text } }
      else cells.push({ cell, place: { at, cell: place } })
    }
  }
  return cells.slice(cells.findIndex(({ place }) => place.at > from.at || place.cell >= from.cell))
}

/** The headings. */
function headOf(cells: readonly FlowingCell[]): TableCell[] {
  const head: TableCell[] = []
  for (const { cell } of cells) {
    const over = head.at(-1)
    // A heading that the PDF broke goes on with a single character: 2030, 年; 2030年基期, 值.
    if (over && /^[\u4e00-\u9fa5]$/.test(cell.text))
      head[head.length - 1] = { ...over, text: over.text + cell.text }
    else head.push(cell)
  }
  return head
}
