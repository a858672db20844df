import type { PolicyReading } from '#server/contract/policy.ts'

type Figure = PolicyReading['figures'][number]

/** A piece of a paragraph: plain words, or a figure. */
export interface TextPiece {
  readonly words: string
  readonly figure?: Figure
}

/** A paragraph of a document as it is shown, cut where its figures stand. */
export interface ShownParagraph {
  readonly start: number
  readonly isHeading: boolean
  readonly pieces: readonly TextPiece[]
}

/** A longer line goes on with what the heading is of. */
const longestHeading = 40

/** The paragraphs of a text with its figures in place; blank ones are left out. Figures come in the text's order. */
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
      // Two readings of one place are shown as the first.
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
      })
    start = end + 1
  }
  return paragraphs
}
