import { kindOf } from './pasted-cell.ts'
import { headerDoubt, headerKind, type HeaderKind } from './pasted-header.ts'
import { bodyStart, type LaidOut } from './pasted-layout.ts'
import type { BodyLine } from './pasted-lines.ts'

/** A column of figures: its header, and its first three texts. */
export interface ColumnChoice {
  readonly column: number
  readonly header: string
  readonly sample: string
}

/** The column with the figures of the period: the one that a person chose (`column`), else the only one that fits; null for none. */
export function chooseColumn(
  table: LaidOut,
  lines: readonly BodyLine[],
  headers: readonly string[],
  kinds: readonly HeaderKind[],
  { period, column }: { readonly period: string; readonly column?: number },
): { chosen: number | null; columns: readonly ColumnChoice[]; doubts: readonly string[] } {
  const { cells, nameAt, regionAt } = table
  const labels = [nameAt, regionAt]
  const body = lines.filter((line) => line.named)
  const numeric = headers.flatMap((_, at) => {
    const texts = body.map((line) => cells[line.at]?.[at] ?? '')
    const holds = !labels.includes(at) && texts.some((text) => kindOf(text) === 'figure')
    return holds && kinds[at] !== 'unit' && !(at < Math.max(...labels) && isSequence(texts)) ? [at] : []
  })
  const fitting = numeric.filter((at) => kinds[at] === 'this')
  const open = numeric.filter((at) => !['other', 'note', 'absence'].includes(kinds[at] ?? ''))
  const [only] = fitting.length > 0 ? fitting : open
  const clear = fitting.length === 1 || (fitting.length === 0 && open.length === 1)
  const columns = numeric.map((at) =>
    columnChoice(
      body.map((line) => cells[line.at] ?? []),
      at,
      headers[at],
    ),
  )
  if (column !== undefined) return { chosen: column, columns, doubts: [] }
  if (numeric.length === 0) return { chosen: null, columns, doubts: ['没有找到数值列'] }
  const chosen = clear && only !== undefined ? only : null
  return { chosen, columns, doubts: chosen === null ? [] : headerDoubts(table, [chosen], period) }
}

/** Doubts about the headers of these columns. */
export function headerDoubts(
  { cells, found, first, matrix }: LaidOut,
  columns: readonly number[],
  period: string,
): string[] {
  const doubts = columns.flatMap((at) => {
    const own = cells
      .slice(0, bodyStart(cells, first))
      .flatMap((line, row) => (row === matrix || found[row]?.[at] || !line[at] ? [] : [line[at]]))
    return headerDoubt(own, period, (text) => unitWords.test(text)) ?? []
  })
  return [...new Set(doubts)]
}

export function columnChoice(
  lines: readonly (readonly string[])[],
  column: number,
  header: string | undefined,
): ColumnChoice {
  const texts = lines.map((line) => line[column] ?? '').filter((text) => text !== '')
  return { column, header: header || `第 ${column + 1} 列`, sample: texts.slice(0, 3).join('，') }
}

/** Whether the texts are row numbers (序号): 1, 2, 3 … */
function isSequence(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => text !== '').map(Number)
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
}

export function noteColumn(
  { cells, first, nameAt, regionAt }: LaidOut,
  kinds: readonly HeaderKind[],
  chosen: number,
): number {
  const told = kinds.indexOf('note')
  if (told >= 0) return told
  if (first > 0) return -1
  return kinds.findIndex(
    (_, at) =>
      at > chosen &&
      at !== nameAt &&
      at !== regionAt &&
      cells.some((line) => kindOf(line[at] ?? '') === 'text'),
  )
}

const unitWords = /^(?:万亿|[十百千]?[万亿]|[百千])?(?:[个家座户人次件项元%‰]|平方米|公里|吨|亩|台|辆|Mbps)$/

export function unitColumn(
  { cells }: LaidOut,
  lines: readonly BodyLine[],
  kinds: readonly HeaderKind[],
): number {
  const told = kinds.indexOf('unit')
  if (told >= 0) return told
  const texts = (at: number) => lines.map((line) => cells[line.at]?.[at] ?? '').filter((text) => text !== '')
  return kinds.findIndex((_, at) => texts(at).length > 0 && texts(at).every((text) => unitWords.test(text)))
}

/** The unit of the table: from a line such as 单位：万元, or from the header of the figures. */
export function generalUnit({ cells, first }: LaidOut, chosen: number): string | undefined {
  for (const line of cells.slice(0, Math.max(first, 0))) {
    for (const [at, cell] of line.entries()) {
      const told = /单位[:：]\s*(\S{1,8}?)[)）]?$/.exec(cell)?.[1]
      const dressed = at === chosen ? /[(（]([^()（）]{1,8})[)）]$/.exec(cell)?.[1] : undefined
      if (told ?? (dressed && isUnitWord(dressed))) return told ?? dressed
    }
  }
  return undefined
}

/** The unit of a matrix, which may stand in a line of its own between the names and the figures. */
export function matrixUnit(table: LaidOut, at: number): string | undefined {
  const { cells, first, matrix = 0 } = table
  for (const line of cells.slice(matrix + 1, first)) {
    const cell = line[at] ?? ''
    const told = /^(?:计量)?单位[:：]?$/.test(line.find((text) => text !== '') ?? '')
    const unit = /^[(（](.{1,8})[)）]$/.exec(cell)?.[1] ?? (told || unitWords.test(cell) ? cell : '')
    if (unit !== '' && isUnitWord(unit)) return unit
  }
  return generalUnit(table, -1)
}

/** Whether the text is a unit, and no remark on the figures such as 累计 in 10月（累计） or 快报 in 完成数（快报）. */
function isUnitWord(text: string): boolean {
  return (
    headerKind(text, '') === 'unknown' && !/快报|初步|预计|预报|审定|核定|口径|含|包括|价$|[除剔]/.test(text)
  )
}
