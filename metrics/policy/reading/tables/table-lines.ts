import { per, scale, units } from '../figures/units.ts'

/** A cell of a table, and the beginning of its text. */
export interface TableCell {
  readonly text: string
  readonly start: number
}

/** A line of a text, divided into cells. Where a table prints one cell in each line, its row has several lines. */
export interface Line {
  readonly cells: readonly TableCell[]
  readonly start: number
  readonly end: number
  /** Whether | or tabs divide it. */
  readonly isDivided?: boolean
  /** Whether wide gaps divide it, as where a program kept the places of its cells. */
  readonly isWide?: boolean
}

/** The lines of a text, each divided into cells: by |, by tabs, otherwise by blanks. Dividing lines (|---|---|) have none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const cells = cellsOf(line, start)
    const end = start + line.length
    const isDivided = /[|\t]/.test(line)
    const isWide = !isDivided && wideGap.test(line)
    for (const own of line.includes('|') ? rowsIn(cells) : [cells])
      lines.push({
        cells: own,
        start: own === cells ? start : own[0]!.start,
        end: own === cells ? end : own.at(-1)!.start + own.at(-1)!.text.length,
        isDivided,
        isWide,
      })
    start += line.length + 1
  }
  return lines
}

/**
 * The rows of a table that a converter left in one line, with an empty cell between two of them: | 区县 | 户 |  | 东区 | 30 |  | 西区 | 20 |. A row's own
 * cells may be empty too, so all have as many as the head.
 */
function rowsIn(printed: TableCell[]): TableCell[][] {
  // The line may begin with | behind a blank.
  const cells = printed[0]?.text === '' ? printed.slice(1) : printed
  const width = cells.findIndex(({ text }) => text === '')
  const rows = Math.ceil(cells.length / (width + 1))
  const isWhole =
    width > 1 &&
    rows > 2 &&
    cells.length >= rows * (width + 1) - 1 &&
    Array.from({ length: rows - 1 }, (_, row) => cells[(row + 1) * (width + 1) - 1]!).every(
      ({ text }) => text === '',
    )
  if (!isWhole) return [printed]
  return Array.from({ length: rows }, (_, row) => cells.slice(row * (width + 1), row * (width + 1) + width))
}

/** Whether a line only rules off the lines above it: |---|---|. */
export function isRule(line: Line | undefined): boolean {
  return line !== undefined && line.cells.length === 0 && line.end > line.start
}

/** Whether a cell holds nothing but a figure with its sign and unit, or is left open. */
export function isStated(text: string): boolean {
  return /^[^\d\u4e00-\u9fa5]*(?:\d[^，。；]{0,12})?$/.test(text)
}

/** A cell between blanks, or a heading with blanks within; a line with wide gaps has single blanks within its cells. */
const cell =
  /(?:19|20)\d\d 年[^ \r　]*|(?:指 {1,4}标|属 {1,4}性|单 {1,4}位|序 {1,4}号|项 {1,4}目|类 {1,4}别)[^ \r　]*|[^ \r　]+(?: ?\/ (?=[\u4e00-\u9fa5])[^ \r　]+)?/g
const wideGap = /\S[ 　]{3}/
const wideCell = /[^ \r　]+(?:[ 　][^ \r　]+)*/g

/** A unit, or a figure with its sign, that ends a cell. */
export const endOfCell = new RegExp(
  `^(?:(?:${scale})?(?:${units})(?:${per})?|[≥≧≤≦><＞＜=〔[]{0,2}-?\\d[\\d,.]*[%‰]?[\\]〕]?|[-—–])$`,
)

/** A heading by itself, which single blanks may divide from others in a wide line: 2030年 2035年 属性. */
const heading =
  /^(?:类别|领域|指标(?:名称)?|(?:计量|责任|牵头|配合)?单位|(?:指标)?(?:属性|性质)|完成时限|备注|年均增长|(?:19|20)\d\d年(?:目标|规划|现状|基[期准]|完成)?值?|[“"]?十[一二三四五六]五[”"]?末|(?:[一二三四]季度|上半年|全年|年度)?目标值?|(?:现状|基期)值?)$/

/** The headings of a wide cell that single blanks divide; undefined where it is none of headings alone. */
function headingsOf(parts: readonly TableCell[]): TableCell[] | undefined {
  const headings: TableCell[] = []
  for (const part of parts) {
    const last = headings.at(-1)
    // 年 belongs to the year before it.
    if (last && isYear(last.text) && part.text.startsWith('年'))
      headings[headings.length - 1] = { ...last, text: last.text + part.text }
    else headings.push(part)
  }
  return headings.length > 1 && headings.every(({ text }) => heading.test(text)) ? headings : undefined
}

/** The cells of a wide cell in which a single blank divides a unit or figures from what stands before them: 站点数 座 12. */
function withFiguresApart(text: string, start: number): TableCell[] {
  const parts = [...text.matchAll(/[^ 　]+/g)].map(({ 0: part, index }) => ({
    text: part,
    start: start + index,
  }))
  const headings = headingsOf(parts)
  if (headings) return headings
  let first = parts.length
  while (first > 1 && endOfCell.test(parts[first - 1]!.text) && !isYear(parts[first - 2]!.text)) first -= 1
  // A heading of numbers (序号 名称), and one of parts (任务数 其中：新建), have a column of their own.
  const opens = parts.flatMap(({ text: part }, place) =>
    place < first && (place === 0 || /^其中[:：]/.test(part) || /^[序编]号$/.test(parts[place - 1]!.text))
      ? [place]
      : [],
  )
  const words = opens.map((place, at) => {
    const [from, end] = [parts[place]!, parts[(opens[at + 1] ?? first) - 1]!]
    return { text: text.slice(from.start - start, end.start + end.text.length - start), start: from.start }
  })
  return [...words, ...parts.slice(first)]
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text)
}

function cellsOf(line: string, start: number): TableCell[] {
  if (!/[^\s|]/.test(line) || (/--|==/.test(line) && !/[^\s|:：+=-]/.test(line))) return []
  if (!line.includes('|') && !line.includes('\t')) {
    const printed = wideGap.test(line)
      ? [...line.matchAll(wideCell)].flatMap(({ 0: text, index }) => withFiguresApart(text, index))
      : [...line.matchAll(cell)].map(({ 0: text, index }) => ({ text, start: index }))
    return printed.map((own) => ({
      text: own.text.replace(/(?<=[\u4e00-\u9fa5]|(?:19|20)\d\d)[ 　]+(?=[\u4e00-\u9fa5])/g, ''),
      start: start + own.start,
    }))
  }
  const divider = line.includes('|') ? '|' : '\t'
  const cells: TableCell[] = []
  let at = 0
  for (const part of line.split(divider)) {
    cells.push({ text: part.trim(), start: start + at + part.length - part.trimStart().length })
    at += part.length + 1
  }
  const isRuled = divider === '|'
  if (isRuled && line.startsWith('|')) cells.shift()
  if (isRuled && /\|\s*$/.test(line)) cells.pop()
  return cells
}
