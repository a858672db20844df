import { isHeadCell } from './columns.ts'
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
  const years = head.filter(({ text }) => /20\d\d/.test(text))
  // 现状值 目标值 below 2030年 2035年.
  if (
    isOfHeads &&
    told.length === years.length &&
    told.every(({ text }) => /^[^\d]*[值标状期数]$/.test(text))
  )
    return {
      cells: head.map((cell) => {
        const place = years.indexOf(cell)
        return place < 0 ? cell : { ...cell, text: cell.text + told[place]!.text }
      }),
      last,
    }
  const over = head.findLastIndex(({ text }) => widened.test(text))
  const isSpread =
    isOfHeads && over > 0 && told.length > 1 && told.every(({ text }) => /^20\d\d ?年?$/.test(text))
  return isSpread ? { cells: spread(head, over, told), last } : { cells: head, last: first }
}

/** A heading over the years of the line below it, which a converter left as one cell. */
const widened = /^(?!.*20\d\d)(?:.*目标|.*[标划期]值|规划|计划)/

/** The heading of each column from both lines; one above several columns belongs to each of them. */
function joined(head: readonly TableCell[], lower: readonly TableCell[]): TableCell[] {
  let over = ''
  return head.map(({ text, start }, place) => {
    const below = lower[place]!.text
    over = text === '' && below !== '' ? over : text
    return { text: over === below ? below : over + below, start }
  })
}

/** The head with the cell `over` the years divided into one for each of them. */
function spread(head: readonly TableCell[], over: number, years: readonly TableCell[]): TableCell[] {
  const divided = years.map(({ text, start }) => ({ text: head[over]!.text + text, start }))
  return [...head.slice(0, over), ...divided, ...head.slice(over + 1)]
}
