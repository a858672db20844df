import { isEmptyLine, loneCellsFrom, loneCell, openingOf, spacedFrom } from './cells/cells-in-order.ts'
import { cellsByPlace, isRowByPlace, placedColumns } from './cells/placed-cells.ts'
import { rowsOfBlock } from './cells/block-rows.ts'
import { columnsOf, isHeadCell, type PlanColumn } from './columns.ts'
import { foldedHead, headAt, type HeadLines } from './head-rows.ts'
import { brokenRow, isRowOfTable, leadsGroup, rowBehindPage } from './next-row.ts'
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
  const isDivided = lines[first]!.isDivided
  const places = isDoubled ? undefined : placedColumns(head.cells, columns, lines.slice(first, last + 1))
  for (let at = last + 1; at < lines.length; at += 1) {
    const cells = cellsByPlace(lines[at]!, places)
    if (isRule(lines[at])) continue
    const block = rowsOfBlock(lines, at, places)
    if (block) {
      rows.push(...block.rows)
      at = block.last
      last = at
      continue
    }
    if (isEmptyLine(lines[at]) && (rowsOfBlock(lines, at + 1, places) || isRowByPlace(lines[at + 1], places)))
      continue
    const broken = isDivided ? undefined : brokenRow(lines, at, columns)
    if (broken) {
      rows.push({ ...broken.line, cells: broken.cells })
      at = broken.last
      last = at
      continue
    }
    if (leadsGroup(lines, at, columns.length)) continue
    const behind = rowBehindPage(lines, at, columns)
    if (behind !== undefined) {
      at = behind - 1
      continue
    }
    if (cells.length < 2 || cells.length > head.cells.length + 3 || /^注：/.test(cells[0]!.text)) break
    // The number of a row is no figure.
    const isTold = cells.some(
      ({ text }, place) => /\d|—|保持|高于|同步/.test(text) && !(place === 0 && /^\d{1,3}$/.test(text)),
    )
    const isInWords =
      isDivided && cells.length === columns.length && isRowOfTable(lines[at + 1], columns.length)
    if (!isTold && !isInWords) break
    const halves = isDoubled ? [cells.slice(0, half), cells.slice(half)] : [cells]
    rows.push(...halves.map((own) => ({ ...lines[at]!, cells: own })))
    last = at
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/** The most columns of a table with one cell in each line. */
const widest = 12

/** A table from a line on with a cell in each line; blank lines, and lines with | alone, may separate them. */
export function tableOfCells(lines: readonly Line[], first: number): FoundTable | undefined {
  if (!/^(?:序号|类别|(?:具体|一级)?指标|名称|[市区县]{2}$)/.test(openingOf(lines, first))) return undefined
  const isSpaced = isEmptyLine(lines[first + 1])
  const cellsFrom = isSpaced ? spacedFrom : loneCellsFrom
  const head = cellsFrom(lines, first, widest + 1)
  const printed = head.findIndex(({ cell }, place) => place > 0 && !isHeadCell(cell.text))
  const columns =
    printed < 2 ? undefined : columnsOf(foldedHead(head.slice(0, printed).map(({ cell }) => cell)))
  if (!columns) return undefined
  const width = columns.length
  const numbered = columns[0]!.role === 'number'
  const rows: Line[] = []
  let last = head[printed - 1]!.at
  for (;;) {
    const coming = cellsFrom(lines, last + 1, width + 3)
    // A cell may name the group of the rows below it: 一、网络设施.
    const open = withoutGroups(coming, columns).slice(0, width + 2)
    const led = open.findIndex(({ cell }, place) => place > 1 && group.test(cell.text))
    const ahead = led < 0 ? open : open.slice(0, led)
    const next = nextNumber(ahead, width, String(rows.length + 2))
    const whole = isMerged(ahead, columns) ? width - 1 : width
    const row = ahead.slice(0, numbered && next > 0 ? next : whole)
    const [opening] = row
    if (row.length < (numbered ? Math.max(2, width - 2) : whole)) break
    if (numbered && opening!.cell.text !== String(rows.length + 1)) break
    if (!row.some(({ cell }, place) => place > 0 && /\d/.test(cell.text))) break
    // A row without any word is none of a table: the cells are out of their order.
    if (
      rows.length === 0 &&
      !row.some(({ cell }) => /[\u4e00-\u9fa5]{2}/.test(cell.text) && !/性$/.test(cell.text))
    )
      break
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

/** A group of the rows below it: 一、发展水平. */
const group = /^[一二三四五六七八九十]{1,3}、[\u4e00-\u9fa5]{2,16}$/
/** A cell with nothing but a figure: 99%以上, 11.4年, 〔13〕, —. */
const figure = /^[〔[(（≥≤≧≦<>＜＞]{0,2}-?\d[\d.,]*[%‰]?[\u4e00-\u9fa5]{0,4}[\])）〕*]*$|^[-—–]+$/

/**
 * The next row of a spaced table whose first column is the name and whose others are figures, perhaps with a last one of words. A row may
 * have several figures in each cell, one for each of its last names: 比例, 其中：小学, 初中, 34%, 77%, 80%, 85%. Undefined where the cells do not
 * come out even.
 */
function stackedRows(
  lines: readonly Line[],
  from: number,
  columns: readonly PlanColumn[],
): { readonly rows: Line[]; readonly last: number } | undefined {
  const isLabelled = columns.at(-1)!.role === 'force'
  const width = columns.length - (isLabelled ? 2 : 1)
  const ahead = spacedFrom(lines, from, 8 * (columns.length + 1))
  const begun = ahead.findIndex(({ cell }) => !group.test(cell.text))
  const own = ahead.slice(Math.max(0, begun))
  const names = own.slice(
    0,
    own.findIndex(({ cell }) => figure.test(cell.text)),
  )
  const behind = own.slice(names.length)
  const end = behind.findIndex(({ cell }) => !figure.test(cell.text))
  const figures = behind.slice(0, end < 0 ? undefined : end)
  const count = figures.length / width
  if (!Number.isInteger(count) || count === 0 || count > names.length || names.length > 4) return undefined
  // The last cell of a row may be left open.
  const label = behind
    .slice(figures.length, figures.length + 1)
    .find(({ cell }) => isLabelled && /性$/.test(cell.text))
  const last = (label ?? figures.at(-1)!).at
  // The names before the last ones say what all of these are: 标准班额比例(%) of 其中：小学, 初中.
  const head =
    count > 1 ? names.slice(0, -count).map(({ cell }) => cell.text.replace(/[(（][^()（）]*[)）]$/, '')) : []
  const ends = count > 1 ? names.slice(-count) : names.slice(0, 1)
  const whole = names.map(({ cell }) => cell.text).join('')
  const rows = ends.map(({ cell: name }, row): Line => {
    const own = head.length > 0 ? name.text.replace(/^其中[:：]?/, '') : name.text
    const cells = [
      { text: count > 1 ? head.join('') + own : whole, start: name.start },
      ...Array.from({ length: width }, (_, column) => figures[column * count + row]!.cell),
      ...(isLabelled ? [label?.cell ?? { text: '', start: name.start }] : []),
    ]
    return { cells, start: cells[0]!.start, end: lines[last]!.end }
  })
  return { rows, last }
}

/** A spaced table from a line on with a name and figures in each row, which may be stacked. */
export function tableOfStackedCells(lines: readonly Line[], first: number): FoundTable | undefined {
  if (!/^指标/.test(loneCell(lines[first]!)?.text ?? '') || !isEmptyLine(lines[first + 1])) return undefined
  const head = spacedFrom(lines, first, widest + 1)
  const width = head.findIndex(({ cell }) => !isHeadCell(cell.text) || group.test(cell.text))
  const columns = width < 3 ? undefined : columnsOf(head.slice(0, width).map(({ cell }) => cell))
  const inner = columns?.slice(1, columns.at(-1)!.role === 'force' ? -1 : undefined) ?? []
  if (!columns || inner.length < 2 || !inner.every(({ role }) => /base|target|rate/.test(role)))
    return undefined
  const rows: Line[] = []
  let last = head[width - 1]!.at
  for (let next = stackedRows(lines, last + 1, columns); next; next = stackedRows(lines, last + 1, columns)) {
    rows.push(...next.rows)
    last = next.last
  }
  return rows.length === 0 ? undefined : { columns, rows, first, last }
}

/**
 * The cells of a row without those that name its groups: 一、网络设施. In a table of names and figures every name above another one is such
 * a group.
 */
function withoutGroups<T extends { readonly cell: TableCell }>(
  row: readonly T[],
  columns: readonly PlanColumn[],
): readonly T[] {
  let at = 0
  while (at < 2 && row.length > columns.length + at && group.test(row[at]!.cell.text)) at += 1
  const first = columns.findIndex(({ role }) => /base|target|rate/.test(role))
  const isNamed =
    columns[0]!.role === 'name' ||
    (columns[0]!.role === 'group' && columns.every(({ role }) => role !== 'name'))
  if (!isNamed || first < 1) return row.slice(at)
  const own = [at, at + 1, at + 2].find(
    (place) =>
      row.length >= columns.length + place &&
      figure.test(row[place + first]!.cell.text) &&
      row.slice(at, place).every(({ cell }) => /[\u4e00-\u9fa5]/.test(cell.text)),
  )
  return row.slice(own ?? at)
}

/** The place of the next row's number: right behind a whole row, otherwise the first cell that holds it; -1 where no row follows. */
function nextNumber(row: readonly { readonly cell: TableCell }[], width: number, number: string): number {
  if (row.length <= width) return -1
  return row[width]!.cell.text === number
    ? width
    : row.findIndex(
        ({ cell }, place) =>
          place > 0 && cell.text === number && !(row[place + 1] && figure.test(row[place + 1]!.cell.text)),
      )
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
