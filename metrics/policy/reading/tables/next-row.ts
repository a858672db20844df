import type { PlanColumn } from './columns.ts'
import { isRule, type Line, type TableCell } from './table-lines.ts'

/** A row of a table that has a row in each line, or in several lines where a name is broken. */
export interface NextRow {
  readonly cells: readonly TableCell[]
  readonly line: Line
  /** The place of the row's last line. */
  readonly last: number
}

/** The number of a page between two rows: — 12 —, 第12页. */
const page = /^[-—–\s]*(?:第 ?)?\d{1,3}(?: ?页)?[-—–\s]*$/
/** The most lines between two rows. */
const most = 5

const numeral = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?、?$/

/** Whether a row names the group of the rows below it: 一、网络设施, with no other cell or in each of them. */
function isGroup(cells: readonly TableCell[]): boolean {
  const printed = cells.filter(({ text }) => text !== '')
  // The number of a group may be a cell of its own: 一, 网络设施.
  const [only, ...others] =
    printed.length === 2 && numeral.test(printed[0]!.text) ? printed.slice(1) : printed
  return (
    only !== undefined &&
    others.every(({ text }) => text === only.text) &&
    /^(?:\d{1,2}[.、．] ?)?[^\d。；：]{2,20}$/.test(only.text)
  )
}

function isGroupLine({ cells }: Line): boolean {
  return cells.length > 0
}

/** Whether the lines from a place on, one or several (数字 above 经济), name a group of rows, whose first row follows. */
export function leadsGroup(lines: readonly Line[], at: number, width: number): boolean {
  for (let below = at; below < Math.min(lines.length, at + most); below += 1) {
    const { cells } = lines[below]!
    if (isRowOfTable(lines[below], width)) return below > at && lines.slice(at, below).some(isGroupLine)
    if (cells.length > 0 && !isGroup(cells)) return false
  }
  return false
}

/** Whether a line has the cells of a row with a figure; separated words of a sentence in a PDF are none. */
export function isRowOfTable(line: Line | undefined, width: number): boolean {
  const cells = line?.cells ?? []
  return (
    Math.abs(cells.length - width) <= 1 &&
    cells.every(({ text }) => !/[，。；：]/.test(text)) &&
    cells.slice(1).some(({ text }) => /\d/.test(text))
  )
}

/** Whether cells are those of a row: as many as columns, or one fewer for a merged class, with a figure in the place of a goal. */
function isRow(cells: readonly TableCell[], columns: readonly PlanColumn[]): boolean {
  const less = columns.length - cells.length
  if (less < 0 || less > 1) return false
  const goal = columns.findLastIndex(({ role }) => role === 'target' || role === 'rate')
  const isFigure = ({ text }: TableCell) => /^[^\u4e00-\u9fa5，。；：]{0,4}\d[^，。；：]{0,12}$/.test(text)
  const own = columns.flatMap(({ role }, place) =>
    /target|rate/.test(role) && cells[place - less] ? [cells[place - less]!] : [],
  )
  // A goal may be left open, or be told in a word: 0.3 0.7 —.
  return (
    goal > less &&
    own.some(isFigure) &&
    own.every(({ text }) => text.length <= 14 && !/[，。；：]/.test(text))
  )
}

/** The place of the next row behind blank lines and the numbers of pages; undefined where none follows. */
export function rowBehindPage(
  lines: readonly Line[],
  from: number,
  columns: readonly PlanColumn[],
): number | undefined {
  for (let at = from; at < Math.min(lines.length, from + most); at += 1) {
    const { cells } = lines[at]!
    if (cells.length === 0 || isRule(lines[at]) || page.test(cells.map(({ text }) => text).join(' ')))
      continue
    return at > from && isRow(cells, columns) ? at : undefined
  }
  return undefined
}

/**
 * A row whose name a converter broke into lines: 3 每万人口 above 专利拥有量 件 4 12, or 每万人口专利 above 3 件 4 12 and 拥有量 below it. Undefined
 * where the line is whole.
 */
export function brokenRow(
  lines: readonly Line[],
  at: number,
  columns: readonly PlanColumn[],
): NextRow | undefined {
  const line = lines[at]!
  const [below, next] = [lines[at + 1]?.cells ?? [], lines[at + 2]?.cells ?? []]
  const first = lines[at + 1]?.isWide && !line.isWide ? asOneName(line.cells) : line.cells
  const named = columns.findIndex(({ role }) => role === 'name')
  const head = first.at(-1)
  const isOpen =
    named >= 0 &&
    head !== undefined &&
    isWords(head.text) &&
    first.slice(0, -1).every(({ text }) => /^\d{1,2}$/.test(text))
  const [start, ...others] = below
  if (!isOpen || !start) return undefined
  // A short line may name a group, too.
  const isContinued = first.length === named + 1 && isWords(start.text) && (named > 0 || head.text.length > 6)
  // The last cell may name who is responsible.
  const told = columns.at(-1)!.role === 'other' ? below.slice(0, -1) : below
  const isAround =
    first.length === 1 && told.every(({ text }) => !/[\u4e00-\u9fa5]{3}/.test(text) || /性$/.test(text))
  if (!isContinued && !isAround) return undefined
  const tail = isAround && next.length === 1 && isWords(next[0]!.text) ? next[0]!.text : ''
  const cells = isContinued
    ? [...first.slice(0, -1), { ...head, text: head.text + start.text }, ...others]
    : [...below.slice(0, named), { ...head, text: head.text + tail }, ...below.slice(named)]
  return isRow(cells, columns) && cells.length === columns.length
    ? { cells, line: { ...line, end: lines[at + 1]!.end }, last: at + (tail === '' ? 1 : 2) }
    : undefined
}

/** The cells of a line with single blanks, which among wide lines are one name: 单位 GDP 能耗. */
function asOneName(cells: readonly TableCell[]): readonly TableCell[] {
  const text = cells.map((cell) => cell.text).join('')
  return isWords(text) ? [{ ...cells[0]!, text }] : cells
}

/** Whether a cell holds a part of a name. */
function isWords(text: string): boolean {
  return /^[^\d，。；：]{1,24}$/.test(text) && /[\u4e00-\u9fa5]/.test(text)
}
