import { isEmptyLine, loneCellsFrom, loneCell, spacedFrom } from './cells-in-order.ts'
import { columnsOf, isHeadCell, type PlanColumn } from './columns.ts'
import { headAt, type HeadLines } from './head-rows.ts'
import { isRule, isStated, type TableCell, type Line } from './table-lines.ts'

/** A table of a text: its columns and its rows. */
export interface FoundTable {
  readonly columns: readonly PlanColumn[]
  readonly rows: readonly Line[]
  /** The numbers of its first and last line. */
  readonly first: number
  readonly last: number
}

/** A table from a line on with a row in each line. */
export function tableOfRows(
  lines: readonly Line[],
  first: number,
  head: HeadLines = headAt(lines, first),
): FoundTable | undefined {
  // Two halves with the same head stand side by side.
  const half = head.cells.length / 2
  const isDoubled =
    half >= 2 && head.cells.every(({ text }, at) => text === head.cells[(at + half) % (2 * half)]?.text)
  const columns = columnsOf(isDoubled ? head.cells.slice(0, half) : head.cells)
  if (!columns) return undefined
  const rows: Line[] = []
  let { last } = head
  for (let at = last + 1; at < lines.length; at += 1) {
    const { cells } = lines[at]!
    if (isRule(lines[at])) continue
    if (isGroup(cells) && goesOn(lines[at + 1], columns.length)) continue
    if (cells.length < 2 || cells.length > head.cells.length + 3 || /^注：/.test(cells[0]!.text)) break
    if (!cells.some(({ text }) => /\d|—|保持|高于|同步/.test(text))) break
    const halves = isDoubled ? [cells.slice(0, half), cells.slice(half)] : [cells]
    rows.push(...halves.map((own) => ({ ...lines[at]!, cells: own })))
    last = at
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/** Whether a row names the group of the rows below it: 一、网络设施, with no other cell. */
function isGroup(cells: readonly TableCell[]): boolean {
  const [only, ...others] = cells.filter(({ text }) => text !== '')
  return only !== undefined && others.length === 0 && /^[^\d。；：]{2,20}$/.test(only.text)
}

/** Whether a line has the cells of a row with a figure; separated words of a sentence in a PDF are none. */
function goesOn(line: Line | undefined, width: number): boolean {
  const cells = line?.cells ?? []
  return (
    Math.abs(cells.length - width) <= 1 &&
    cells.every(({ text }) => !/[，。；：]/.test(text)) &&
    cells.slice(1).some(({ text }) => /\d/.test(text))
  )
}

/** The most columns of a table with one cell in each line. */
const widest = 12

/** A table from a line on with a cell in each line; blank lines, and lines with | alone, may separate them. */
export function tableOfCells(lines: readonly Line[], first: number): FoundTable | undefined {
  if (!/^(?:序号|类别|指标|名称)/.test(loneCell(lines[first]!)?.text ?? '')) return undefined
  const isSpaced = isEmptyLine(lines[first + 1])
  const cellsFrom = isSpaced ? spacedFrom : loneCellsFrom
  const head = cellsFrom(lines, first, widest + 1)
  const width = head.findIndex(({ cell }) => !isHeadCell(cell.text))
  const columns = width < 2 ? undefined : columnsOf(head.slice(0, width).map(({ cell }) => cell))
  if (!columns) return undefined
  const numbered = columns[0]!.role === 'number'
  const rows: Line[] = []
  let last = head[width - 1]!.at
  for (;;) {
    const ahead = cellsFrom(lines, last + 1, width + 2)
    const next = ahead.findIndex(({ cell }, place) => place > 0 && cell.text === String(rows.length + 2))
    const whole = isMerged(ahead, columns) ? width - 1 : width
    const row = ahead.slice(0, numbered && next > 0 ? next : whole)
    const [opening] = row
    if (row.length < Math.max(2, width - 2)) break
    if (numbered && opening!.cell.text !== String(rows.length + 1)) break
    if (!row.some(({ cell }, place) => place > 0 && /\d/.test(cell.text))) break
    // Every paragraph beside a table of two columns looks like a name.
    if (width === 2 && !isStated(row[1]!.cell.text)) break
    // Paragraphs after a table are separated like its cells.
    if (isSpaced && !numbered && row.some(({ cell }) => cell.text.includes('。'))) break
    last = row.at(-1)!.at
    rows.push({
      cells: row.map(({ cell }) => cell),
      start: opening!.cell.start,
      end: lines[last]!.end,
    })
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/** Whether a row shares the class of the row above, in a merged cell: its values are one cell earlier. */
function isMerged(row: readonly { readonly cell: TableCell }[], columns: readonly PlanColumn[]): boolean {
  if (columns[0]!.role !== 'group') return false
  const first = columns.findIndex(({ role }) => role === 'base' || role === 'target' || role === 'rate')
  const text = row[first - 1]?.cell.text ?? ''
  return (
    /^[[〔(（≥≤≧≦<>＜＞]{0,2}\d[\d,.]*[%\u4e00-\u9fa5]{0,4}[\])）〕*]*$/.test(text) ||
    (columns[first - 1]?.role !== 'unit' && /^[-—–]+$/.test(text))
  )
}
