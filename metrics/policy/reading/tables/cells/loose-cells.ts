import { per, scale, units } from '../../figures/units.ts'
import { loneCell } from './cells-in-order.ts'
import { columnsOf, isHeadCell, type PlanColumn } from '../columns.ts'
import type { Line, TableCell } from '../table-lines.ts'
import type { FoundTable } from '../table-rows.ts'

/** A cell with nothing but a figure or the sign of an open one. */
const figure =
  /^(?:不?[低高]于|不?超过|达到?|(?:稳定|保持|控制)在)? ?[〔[(（≥≤≧≦<>＜＞=]{0,2}-?\d[\d.,]*[%‰]?(?:以[上下内]|左右)?[\])）〕*]*$|^[-—–/]+$/
const unit = new RegExp(`^(?:${scale})?(?:${units})(?:${per})?$`)
/** The second line of a heading: 目标值 below 全市. */
const headEnd = /^(?:目标|现状|基期|规划|计划)值?$/
const weight = /权重|分值/
/** The most cells between two rows, and of a head. */
const most = { between: 14, head: 16 }

/**
 * A table from a line on with a cell in each line, blank ones for empty cells, whose rows differ: some have a number or a group, and some
 * lack the last cells. A row is a name with a unit, or an empty cell for it, and figures.
 */
export function tableOfLooseCells(lines: readonly Line[], first: number): FoundTable | undefined {
  const head = headFrom(lines, first)
  const columns = head && columnsOf(head.cells)
  const named = columns?.findIndex(({ role }) => role === 'name') ?? -1
  const isMeasured = columns?.some(({ role }) => role === 'unit') ?? false
  if (!head || !columns || named < 0) return undefined
  const figured = columns.flatMap(({ role }, place) =>
    /base|target|rate/.test(role) || weight.test(head.cells[place]!.text) ? [place] : [],
  )
  const goals = columns.filter(({ role }) => role === 'target').length
  if (goals === 0) return undefined
  const rows: Line[] = []
  const isNumbered = columns.some(({ role }) => role === 'number')
  let [last, number] = [head.last, 1]
  for (let at = head.last + 1; at < lines.length && at - last <= most.between; at += 1) {
    const name = wholeCell(lines[at]!)
    if (name && /[。；]/.test(name.text)) break
    if (name?.text === String(number) && isWords(wholeCell(lines[at + 1]!))) number += 1
    if (!isWords(name)) continue
    const row = rowBehind(lines, at + 1, {
      most: figured.length,
      isMeasured,
      next: isNumbered ? String(number) : '',
    })
    if (row.values.length < goals || !row.values.some((value) => /\d/.test(value.text))) continue
    rows.push(lineOf(name, row, columns, figured))
    last = row.last
    at = row.last
  }
  return rows.length < 2 ? undefined : { columns, rows, first, last }
}

interface LooseHead {
  readonly cells: readonly TableCell[]
  readonly last: number
}

/** The head, whose headings may have two lines each. */
function headFrom(lines: readonly Line[], first: number): LooseHead | undefined {
  if (!/^(?:序号|类别|(?:一级)?指标|名称|项目)/.test(wholeCell(lines[first]!)?.text ?? '')) return undefined
  const cells: TableCell[] = []
  let at = first
  for (; at < lines.length && cells.length < most.head; at += 1) {
    const cell = wholeCell(lines[at]!)
    const below = lines[at + 1] && wholeCell(lines[at + 1]!)
    if (!cell) break
    if (at === first || isHeadCell(cell.text) || weight.test(cell.text) || /部门$/.test(cell.text))
      cells.push(cell)
    else if (below && headEnd.test(below.text) && cell.text.length <= 8) {
      cells.push({ ...cell, text: cell.text + below.text })
      at += 1
    } else break
  }
  return { cells, last: at - 1 }
}

interface LooseRow {
  readonly unit: TableCell | undefined
  readonly values: readonly TableCell[]
  readonly last: number
}

/** The unit and the figures behind a name; an empty line among them is an empty cell. `next`: the number of the next row. */
function rowBehind(
  lines: readonly Line[],
  from: number,
  {
    most: width,
    isMeasured,
    next,
  }: { readonly most: number; readonly isMeasured: boolean; readonly next: string },
): LooseRow {
  let at = from
  const own = lines[at] && wholeCell(lines[at]!)
  const isUnit = own !== undefined && unit.test(own.text)
  // An open cell of a unit (—) stands before as many figures as the row has.
  const behind = lines[from + width] && wholeCell(lines[from + width]!)
  const isOpen = own !== undefined && /^[-—–/]+$/.test(own.text) && figure.test(behind?.text ?? '—')
  if (isMeasured && (isUnit || isOpen || !own)) at += 1
  const values: TableCell[] = []
  for (; at < lines.length && values.length < width; at += 1) {
    const cell = wholeCell(lines[at]!)
    if (cell && !figure.test(cell.text)) break
    if (cell?.text === next && lines[at + 1] && isWords(wholeCell(lines[at + 1]!))) break
    values.push(cell ?? { text: '', start: lines[at]!.start })
  }
  while (values.at(-1)?.text === '') values.pop()
  return { unit: isUnit ? own : undefined, values, last: at - 1 }
}

/** The row with a cell for each column. */
function lineOf(
  name: TableCell,
  { unit: own, values }: LooseRow,
  columns: readonly PlanColumn[],
  figured: readonly number[],
): Line {
  const empty = { text: '', start: name.start }
  const cells = columns.map(({ role }, place) =>
    role === 'name' ? name : role === 'unit' ? (own ?? empty) : (values[figured.indexOf(place)] ?? empty),
  )
  return { cells, start: name.start, end: name.start + name.text.length }
}

/** Whether a cell holds words, neither a figure nor a unit. */
function isWords(cell: TableCell | undefined): cell is TableCell {
  return (
    cell !== undefined &&
    /[\u4e00-\u9fa5]/.test(cell.text) &&
    !figure.test(cell.text) &&
    !unit.test(cell.text)
  )
}

/** The only cell of a line; of a line without any division with all its words, among which blanks may stand: 引进 5 亿元以上重大项目. */
function wholeCell(line: Line): TableCell | undefined {
  const { cells, isDivided } = line
  if (isDivided || cells.length < 2 || cells.length > 4) return loneCell(line)
  return { text: cells.map(({ text }) => text).join(''), start: cells[0]!.start }
}
