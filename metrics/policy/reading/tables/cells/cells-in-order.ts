import type { Line, TableCell } from '../table-lines.ts'

/** A cell that has its lines for itself, and the last of these lines. */
export interface LoneCell {
  readonly cell: TableCell
  readonly at: number
}

/** A remark in brackets, or a unit, which belongs to the cell above it: 2030年, （基期）. */
const remark = /^[（(][^（）()\d]{1,10}[)）]$/

/** The next cells that are alone in their lines, at most so many, up to a blank line or one with several cells. */
export function loneCellsFrom(lines: readonly Line[], from: number, most: number): LoneCell[] {
  const found: LoneCell[] = []
  for (let at = from; at < lines.length && found.length < most; at += 1) {
    const cell = loneCell(lines[at]!)
    const above = found.at(-1)
    if (cell && above && remark.test(cell.text) && /[\u4e00-\u9fa5]$/.test(above.cell.text))
      found[found.length - 1] = { cell: { ...above.cell, text: above.cell.text + cell.text }, at }
    else if (cell) found.push({ cell, at })
    else if (lines[at]!.cells.length > 0 || isEmptyLine(lines[at])) break
  }
  return found
}

/** The next cells that blank lines separate; a cell of two lines (2030年, 目标值) is one. */
export function spacedFrom(lines: readonly Line[], from: number, most: number): LoneCell[] {
  const found: LoneCell[] = []
  for (let at = from; at < lines.length && found.length < most; at += 1) {
    if (lines[at]!.cells.length === 0) continue
    const cell = loneCell(lines[at]!)
    if (!cell) break
    const below = isEmptyLine(lines[at + 1]) ? undefined : lines[at + 1] && loneCell(lines[at + 1]!)
    if (below) at += 1
    found.push({ cell: below ? { ...cell, text: cell.text + below.text } : cell, at })
  }
  return found
}

export function isEmptyLine(line: Line | undefined): boolean {
  return line !== undefined && line.end === line.start
}

/** The heading of names that opens a table with a cell a line; 主要指标 above another heading is its title. */
export function openingOf(lines: readonly Line[], first: number): string {
  const opening = loneCell(lines[first]!)?.text ?? ''
  const next = opening === '主要指标' ? ((lines[first + 1] && loneCell(lines[first + 1]!)?.text) ?? '') : ''
  return /^(?:计量)?单位$|^(?:19|20)\d\d/.test(next) ? '指标' : opening
}

/** The only cell of a line, with the blanks within it. */
export function loneCell({ cells }: Line): TableCell | undefined {
  const [first, ...rest] = cells
  if (!first || first.text === '') return undefined
  if (rest.length === 0) return first
  const isOneWord =
    (rest.length <= 3 && rest.every(({ text }) => text.length <= 6)) ||
    cells.every(({ text }) => text.length === 1)
  return isOneWord ? { text: cells.map(({ text }) => text).join(''), start: first.start } : undefined
}
