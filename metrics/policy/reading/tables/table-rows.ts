import { isEmptyLine, loneCellsFrom, loneCell, spacedFrom } from './cells-in-order.ts'
import { columnsOf, isHeadCell, type PlanColumn } from './columns.ts'
import type { TableCell, Line } from './table-lines.ts'

/** A table of a text: its columns and its rows. */
export interface FoundTable {
  readonly columns: readonly PlanColumn[]
  readonly rows: readonly Line[]
  /** The numbers of its first and last line. */
  readonly first: number
  readonly last: number
}

/** A table from a line on with a row in each line. */
export function tableOfRows(lines: readonly Line[], first: number): FoundTable | undefined {
  const [head, lower] = [lines[first]!.cells, lines[first + 1]?.cells ?? []]
  const isOfTwo = goesOnBelow(head, lower)
  const columns = columnsOf(isOfTwo ? joined(head, lower) : head)
  if (!columns) return undefined
  const rows: Line[] = []
  let last = isOfTwo ? first + 1 : first
  for (let at = last + 1; at < lines.length; at += 1) {
    const { cells, start, end } = lines[at]!
    if (cells.length === 0 && end > start) continue
    if (isGroup(cells) && goesOn(lines[at + 1], columns.length)) continue
    if (cells.length < 2 || cells.length > columns.length + 3 || /^注：/.test(cells[0]!.text)) break
    if (!cells.some(({ text }) => /\d|—|保持|高于|同步/.test(text))) break
    rows.push(lines[at]!)
    last = at
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/** Whether a head has two lines: 目标值 over 2032年 and 2035年, with nothing below a heading of one column. */
function goesOnBelow(head: readonly TableCell[], lower: readonly TableCell[]): boolean {
  const told = lower.filter(({ text }) => text !== '')
  return (
    lower.length === head.length &&
    lower[0]?.text === '' &&
    told.length > 0 &&
    told.every(({ text }) => isHeadCell(text))
  )
}

/** The heading of each column from both lines; one above several columns belongs to each of them. */
function joined(head: readonly TableCell[], lower: readonly TableCell[]): TableCell[] {
  let over = ''
  return head.map(({ text, start }, place) => {
    const below = lower[place]!.text
    over = text === '' && below !== '' ? over : text
    return { text: over + below, start }
  })
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
  const columns = width < 3 ? undefined : columnsOf(head.slice(0, width).map(({ cell }) => cell))
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
