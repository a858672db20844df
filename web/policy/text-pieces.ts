import type { PolicyReading } from '#server/contract/policy.ts'

type MarkedFigure = PolicyReading['figures'][number]

/** A piece of a paragraph: plain words, or a figure. */
export interface TextPiece {
  readonly words: string
  readonly figure?: MarkedFigure
}

/** A paragraph of a document in pieces, cut at its figures. */
export interface ShownParagraph {
  readonly start: number
  readonly isHeading: boolean
  readonly pieces: readonly TextPiece[]
  /** The cells of a table's row, cut at its dividers. */
  readonly cells?: readonly (readonly TextPiece[])[]
}

/** A paragraph, or a table of consecutive rows. */
export interface ShownBlock {
  readonly start: number
  readonly paragraph?: ShownParagraph
  readonly rows?: readonly ShownParagraph[]
  /** Whether the first row is the head: words without a figure or punctuation. */
  readonly hasHead?: boolean
}

/** A longer line is more than a heading: it also has the text of its clause. */
const longestHeading = 40

/** The paragraphs of a text with its figures, which are sorted by their start; blank paragraphs are left out. */
export function shownParagraphs({
  text = '',
  figures,
  clauses,
}: Pick<PolicyReading, 'text' | 'figures' | 'clauses'>): ShownParagraph[] {
  const headings = new Set(clauses.map(({ start }) => start))
  const paragraphs: ShownParagraph[] = []
  let [start, next] = [0, 0]
  for (const line of text.split('\n')) {
    const end = start + line.length
    const indent = /^\s*/.exec(line)![0].length
    const pieces: TextPiece[] = []
    let from = start
    for (; next < figures.length && figures[next]!.start < end; next += 1) {
      const figure = figures[next]!
      // The first of two figures that overlap is shown.
      if (figure.start < from) continue
      if (figure.start > from) pieces.push({ words: text.slice(from, figure.start) })
      from = Math.min(figure.end, end)
      pieces.push({ words: text.slice(figure.start, from), figure })
    }
    if (from < end) pieces.push({ words: text.slice(from, end) })
    if (line.trim() !== '')
      paragraphs.push({
        start,
        isHeading: line.length <= longestHeading && headings.has(start + indent),
        pieces,
        ...(line.split('|').length > 2 && { cells: cellsOf(pieces) }),
      })
    start = end + 1
  }
  return paragraphs
}

/** The cells of a row; a divider at either end of the row opens no cell. */
function cellsOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const cells: TextPiece[][] = [[]]
  for (const piece of pieces) {
    const [first = '', ...others] = piece.figure ? [piece.words] : piece.words.split('|')
    const add = (words: string) =>
      words.trim() !== '' && cells.at(-1)!.push({ ...piece, words: words.trim() })
    add(first)
    for (const words of others) {
      cells.push([])
      add(words)
    }
  }
  if (cells[0]!.length === 0) cells.shift()
  if (cells.at(-1)?.length === 0) cells.pop()
  return cells
}

/** Consecutive rows are put together as tables. */
export function blocksOf(paragraphs: readonly ShownParagraph[]): ShownBlock[] {
  const blocks: { start: number; paragraph?: ShownParagraph; rows?: ShownParagraph[]; hasHead?: boolean }[] =
    []
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1)
    if (paragraph.cells === undefined) blocks.push({ start: paragraph.start, paragraph })
    else if (last?.rows) last.rows.push(paragraph)
    else blocks.push({ start: paragraph.start, rows: [paragraph], hasHead: isHead(paragraph.pieces) })
  }
  return blocks
}

function isHead(pieces: readonly TextPiece[]): boolean {
  return pieces.every(({ words, figure }) => figure === undefined && !/[:：。，]/.test(words))
}
