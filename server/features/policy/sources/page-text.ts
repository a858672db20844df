import type { RuledRow } from './page-rules.ts'

/** A run of text, and where it stands on its page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
  readonly size: number
}

/** A heading's mark opens a paragraph, however full the line before it is. */
const opening =
  /^(?:第?[一二三四五六七八九十百]+[、章节条篇]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．]|——|注[:：])/

/**
 * A page's paragraphs: a line that reaches the right edge goes on in the next. Rows of ruled tables are a line each, however many
 * their cells have; without rules wide gaps within a line divide cells.
 */
export function pageText(items: readonly PlacedText[], rows: readonly RuledRow[] = []): string {
  const { tabled, free } = cellsOf(items, rows)
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
    // A line breaks before a number or a name that it has no room for.
    open = !isRow && right > edge - size * (/[。；：！？]$/.test(text) ? 1.2 : 4.5)
  }
  return paragraphs.join('\n')
}

/** A run that goes on over the edges of cells, cut at the blank nearest to each. */
function partsOf(item: PlacedText, edges: readonly number[]): PlacedText[] {
  const { text, x, width } = item
  const crossed = edges.filter((edge) => edge > x + 1 && edge < x + width - 1)
  if (crossed.length === 0 || !text.includes(' ')) return [item]
  // Letters and figures are half as wide as what Chinese is written in.
  const widths = Array.from(text, (sign) => (/[\u2e80-\uffff]/.test(sign) ? 1 : 0.5))
  const scale = width / widths.reduce((sum, one) => sum + one, 0)
  const ends = widths.map((_, at) => x + widths.slice(0, at + 1).reduce((sum, one) => sum + one, 0) * scale)
  const blanks = Array.from(text).flatMap((sign, at) => (sign === ' ' ? [at] : []))
  const cuts = crossed.map((edge) =>
    blanks.reduce((best, at) => (Math.abs(ends[at]! - edge) < Math.abs(ends[best]! - edge) ? at : best)),
  )
  const bounds = [...new Set(cuts)].toSorted((a, b) => a - b)
  const signs = Array.from(text)
  return [-1, ...bounds].flatMap((cut, at): PlacedText[] => {
    const until = bounds[at] ?? signs.length
    const part = signs.slice(cut + 1, until).join('')
    const left = cut < 0 ? x : ends[cut]!
    return part.trim() === '' ? [] : [{ ...item, text: part.trim(), x: left, width: ends[until - 1]! - left }]
  })
}

/** Rows of tables as lines, tabs between their cells; and what stands outside them. */
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
    for (const part of partsOf(item, edges)) {
      const middle = part.x + Math.min(part.width, part.size) / 2
      const cell = edges.findIndex((left, at) => middle >= left && middle < (edges[at + 1] ?? left))
      if (cell < 0) free.push(part)
      else contents[row]![cell]!.push(part)
    }
  }
  const tabled = rows.flatMap(({ top, edges }, place): PrintedLine[] => {
    const cells = contents[place]!.map((cell) => linesOf(cell).map(({ text }) => text.replaceAll('\t', ' ')))
    const inked = contents[place]!.flat()
    if (inked.length === 0) return []
    return [
      {
        text: cells.map((lines) => lines.join('')).join('\t'),
        y: top,
        left: edges[0]!,
        right: edges.at(-1)!,
        size: Math.max(...inked.map(({ size }) => size), 1),
      },
    ]
  })
  return { tabled, free }
}

function linesOf(items: readonly PlacedText[]): PrintedLine[] {
  const rows: PlacedText[][] = []
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && Math.abs(first.y - item.y) <= Math.max(first.size, item.size, 1) * 0.4) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row): PrintedLine[] => {
    const across = row.toSorted((a, b) => a.x - b.x)
    let text = ''
    let end = across[0]!.x
    for (const item of across) {
      const gap = item.x - end
      if (text !== '' && gap > item.size * 1.8) text += '\t'
      else if (text !== '' && gap > item.size * 0.6) text += ' '
      text += item.text
      end = item.x + item.width
    }
    const size = Math.max(...row.map((item) => item.size), 1)
    return text.trim() === ''
      ? []
      : [{ text: text.trim(), y: row[0]!.y, left: across[0]!.x, right: end, size }]
  })
}
