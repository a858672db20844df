import { alignedRows, strandsOf } from './aligned-rows.ts'
import type { RuledRow } from './page-rules.ts'
import { cutAtEdges, type PlacedText } from './placed-text.ts'

interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
  readonly size: number
}

/** The mark of a heading opens a paragraph, however full the line before it is. */
const opening =
  /^(?:第?[一二三四五六七八九十百]+[、章节条篇]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．]|——|注[:：])/

/**
 * The paragraphs of a page: a line that reaches the right edge continues in the next one. A row of a ruled table is one line. Without
 * ruled lines, wide gaps within a line divide cells.
 */
export function pageText(items: readonly PlacedText[], rows: readonly RuledRow[] = []): string {
  const { tabled: ruled, free: unruled } = cellsOf(items, rows)
  const { rows: aligned, free } = alignedRows(unruled)
  const tabled = [
    ...ruled,
    ...aligned.map(({ y, size, cells }) => ({ text: cells.join('\t'), y, size, left: 0, right: 0 })),
  ]
  const printed = linesOf(free).filter(({ text }) => !/^[-—–－ ]*\d{1,4}[-—–－ ]*$/.test(text))
  const lines = [...tabled, ...printed].toSorted((a, b) => b.y - a.y)
  const edge = printed.reduce((most, { right }) => Math.max(most, right), 0)
  const margin = printed.reduce((least, { left }) => Math.min(least, left), Infinity)
  const paragraphs: string[] = []
  let open = false
  for (const { text, left, right, size } of lines) {
    const isRow = text.includes('\t')
    const indented = left > margin + size * 1.5
    if (open && !isRow && !indented && !opening.test(text)) paragraphs.push(`${paragraphs.pop()!}${text}`)
    else paragraphs.push(text)
    // A line breaks early before a number or a name that does not fit.
    open = !isRow && right > edge - size * (/[。；：！？]$/.test(text) ? 1.2 : 4.5)
  }
  return paragraphs.join('\n')
}

/** The rows of tables as lines with tabs between cells, and the texts outside tables. */
function cellsOf(
  items: readonly PlacedText[],
  rows: readonly RuledRow[],
): { tabled: PrintedLine[]; free: readonly PlacedText[] } {
  if (rows.length === 0) return { tabled: [], free: items }
  const contents = rows.map(({ edges }) => edges.slice(1).map((): PlacedText[] => []))
  const free: PlacedText[] = []
  for (const item of items) {
    const height = item.y + item.size * 0.3
    const row = rows.findIndex(({ top, bottom }) => height <= top && height > bottom)
    const edges = rows[row]?.edges ?? []
    for (const part of cutAtEdges(item, edges)) {
      const middle = part.x + Math.min(part.width, part.size) / 2
      const cell = edges.findIndex((left, at) => middle >= left && middle < (edges[at + 1] ?? left))
      if (cell < 0) free.push(part)
      else contents[row]![cell]!.push(part)
    }
  }
  return { tabled: ruledLines(rows, contents), free }
}

/** The rows of each table with all of its columns: the text of a spanning cell stands in its first column and its top row. */
function ruledLines(rows: readonly RuledRow[], contents: readonly PlacedText[][][]): PrintedLine[] {
  const words = contents.map((cells) =>
    cells.map((cell) =>
      linesOf(cell)
        .map(({ text }) => text.replaceAll('\t', ' '))
        .join(''),
    ),
  )
  for (const [place, { open, edges }] of rows.entries()) {
    const above = rows[place - 1]
    if (!above || above.bottom !== rows[place]!.top) continue
    open.forEach((isOpen, cell) => {
      const over = above.edges.indexOf(edges[cell]!)
      if (!isOpen || over < 0 || over >= above.edges.length - 1) return
      words[place - 1]![over] = `${words[place - 1]![over]!}${words[place]![cell]!}`
      words[place]![cell] = ''
    })
  }
  return rows.flatMap(({ top, edges }, place): PrintedLine[] => {
    const inked = contents[place]!.flat()
    if (inked.length === 0) return []
    const columns = columnsAround(rows, place)
    const text = columns
      .slice(0, -1)
      .map((left) => words[place]![edges.indexOf(left)] ?? '')
      .join('\t')
    const size = Math.max(...inked.map((one) => one.size), 1)
    return [{ text, y: top, left: edges[0]!, right: edges.at(-1)!, size }]
  })
}

/** The edges of a row, or those of the row below, where that has all of them and more because a cell above spans several of its columns. */
function columnsAround(rows: readonly RuledRow[], place: number): readonly number[] {
  const own = rows[place]!.edges
  const below = rows[place + 1]
  const isOfTable =
    below && below.top === rows[place]!.bottom && own.every((edge) => below.edges.includes(edge))
  return isOfTable ? below.edges : own
}

function linesOf(items: readonly PlacedText[]): PrintedLine[] {
  return strandsOf(items).flatMap(({ y, size, texts }): PrintedLine[] => {
    let text = ''
    let end = texts[0]!.x
    for (const item of texts) {
      const gap = item.x - end
      if (text !== '' && gap > item.size * 1.8) text += '\t'
      else if (text !== '' && gap > item.size * 0.6) text += ' '
      text += item.text
      end = item.x + item.width
    }
    return text.trim() === '' ? [] : [{ text: text.trim(), y, left: texts[0]!.x, right: end, size }]
  })
}
