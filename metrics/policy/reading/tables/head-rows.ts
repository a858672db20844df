import { isHeadCell } from './columns.ts'
import { placedHead } from './cells/placed-head.ts'
import { isRule, type Line, type TableCell } from './table-lines.ts'

/** The head of a table, and the number of its last line. */
export interface HeadLines {
  readonly cells: readonly TableCell[]
  readonly last: number
}

/** The head that begins at a line. It may have two lines: 目标值 over 2032年 and 2035年. */
export function headAt(lines: readonly Line[], first: number): HeadLines {
  const head = lines[first]!.cells
  // A rule (|---|---|) may stand between both.
  const last = isRule(lines[first + 1]) ? first + 2 : first + 1
  const lower = lines[last]?.cells ?? []
  const told = lower.filter(({ text }) => text !== '')
  const isBelow = lower.length === head.length && lower[0]?.text === ''
  const isMerged =
    isBelow && head.some(({ text }, place) => text === '' && /^[^\d]+$/.test(lower[place]!.text))
  const isOfHeads = told.length > 0 && told.every(({ text }) => isHeadCell(text))
  if (isBelow && (isOfHeads || (isMerged && !told.some(({ text }) => /\d/.test(text)))))
    return { cells: joined(head, lower), last }
  // A converter may repeat a heading in each line that it covers.
  const isRepeated = lower.length === head.length && lower[0]?.text === head[0]?.text && head[0]?.text !== ''
  if (isRepeated && isOfHeads) return { cells: joined(head, lower), last }
  const folded = isOfHeads ? withLower(head, told) : undefined
  if (folded) return { cells: folded, last }
  const isNamed = head.length > 2 && head.some(({ text }) => named.test(text))
  const placed = isNamed ? undefined : placedHead(lines, first)
  return placed ?? { cells: head, last: first }
}

/** The heading of what the rows name. */
const named = /指标|名称|项目|事项|任务|地区|[县市区镇]|内容/

/**
 * The head with the cells of a line below it: 现状值 目标值 below 2030年 2035年, or the years below 现状 and 目标, of which the last heading may
 * cover several. Undefined where both do not fit.
 */
function withLower(
  head: readonly TableCell[],
  lower: readonly TableCell[],
): readonly TableCell[] | undefined {
  const isOf = (cell: TableCell) => /(?:19|20)\d\d/.test(cell.text)
  const years = head.filter(isOf)
  const told = lower.map(({ text }) => text)
  const join = (over: readonly TableCell[]) =>
    head.map((cell) => {
      const place = over.indexOf(cell)
      return place < 0 ? cell : { ...cell, text: cell.text + told[place]! }
    })
  if (told.length === years.length && told.every((text) => /^[^\d]*[值标状期数]$/.test(text)))
    return join(years)
  if (told.length < 2 || !told.every((text) => /^(?:19|20)\d\d ?年?$/.test(text))) return undefined
  const over = head.findLastIndex(({ text }) => widened.test(text))
  if (over <= 0) return undefined
  const base = head.findIndex(({ text }) => present.test(text) && !/(?:19|20)\d\d/.test(text))
  const first = lower.slice(0, base < 0 ? 0 : 1)
  return head.flatMap((cell, place) =>
    place === over
      ? lower.slice(first.length).map(({ text, start }) => ({ text: cell.text + text, start }))
      : [place === base && first.length > 0 ? { ...cell, text: cell.text + told[0]! } : cell],
  )
}

const present = /现状|基[期准]/

/** A heading over the years of the line below it, which a converter left as one cell. */
const widened = /^(?!.*(?:19|20)\d\d)(?:.*目标|.*[标划期]值|规划|计划)/

/** The heading of each column from both lines; one above several columns belongs to each of them. */
function joined(head: readonly TableCell[], lower: readonly TableCell[]): TableCell[] {
  let over = ''
  return head.map(({ text, start }, place) => {
    const below = lower[place]!.text
    over = text === '' && below !== '' ? over : text
    return { text: over === below ? below : over + below, start }
  })
}

/** A head with a cell in each line, whose last cells may be those of a second row: 指标, 现状, 目标, 2030年, 2033年, 2035年. */
export function foldedHead(cells: readonly TableCell[]): readonly TableCell[] {
  for (let upper = 3; upper <= cells.length - 2; upper += 1) {
    const folded = withLower(cells.slice(0, upper), cells.slice(upper))
    if (folded) return folded
  }
  return cells
}
