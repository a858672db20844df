import { CellSpans } from './cell-spans.ts'
import { piecesOf } from './markup-text.ts'

/** The tags of a markup language that matter to a reader of lines. */
export interface Tags {
  readonly paragraph: RegExp
  readonly row: RegExp
  readonly cell: RegExp
  /** Tags within a cell that give its span. */
  readonly span?: RegExp
  readonly blank: RegExp
  /** Tags whose contents are no text of the document. */
  readonly skipped: RegExp
  /** Tags that hold text, where only they do. */
  readonly text?: RegExp
}

/** The tags of a page as a browser saves it. */
export const webPageTags: Tags = {
  paragraph: /^(?:p|div|br|li|h[1-6]|section|article|tr|table|title|dt|dd|blockquote|pre|hr)$/,
  row: /^tr$/,
  cell: /^t[dh]$/,
  blank: /^(?:tab|img)$/,
  skipped: /^(?:script|style|template|noscript|svg|head|nav|select|iframe|object)$/,
}

/** The tags of the main part of a Word document. */
export const wordTags: Tags = {
  paragraph: /^w:(?:p|br|cr)$/,
  row: /^w:tr$/,
  cell: /^w:tc$/,
  span: /^w:gridspan$/,
  blank: /^w:tab$/,
  // Deleted text, field codes, and the alternative version of a drawing.
  skipped: /^(?:w:del|w:instrtext|mc:fallback|w:pict)$/,
  text: /^w:t$/,
}

/** The text of markup: a line for each paragraph, and rows of tables with | between their cells. */
export function taggedText(markup: string, tags: Tags): string {
  const lines: string[] = []
  let line = ''
  let cell = ''
  let [rows, skipped, inText] = [0, 0, 0]
  let spans = new CellSpans()
  const isInRow = () => rows > 0
  const add = (text: string) => {
    if (isInRow()) cell += text
    else {
      line += text
      // Text outside a row ends the table, and with it the spans from above.
      if (text.trim() !== '') spans = new CellSpans()
    }
  }
  const endLine = () => {
    // A row may begin with an empty cell.
    lines.push(line.startsWith(' | ') ? line.trimEnd() : line.trim())
    line = ''
  }
  for (const piece of piecesOf(markup)) {
    if ('text' in piece) {
      const isMeant = skipped === 0 && (tags.text === undefined || inText > 0)
      if (isMeant) add(tags.text ? piece.text : piece.text.replace(/\s+/g, ' '))
      continue
    }
    const { tag, closes } = piece
    if (tags.skipped.test(tag)) skipped = Math.max(0, skipped + (closes ? -1 : 1))
    else if (tags.text?.test(tag)) inText = Math.max(0, inText + (closes ? -1 : 1))
    else if (skipped > 0) continue
    else if (tags.row.test(tag)) {
      if (!closes && !isInRow()) {
        endLine()
        spans.beginRow()
      }
      rows = Math.max(0, rows + (closes ? -1 : 1))
      if (closes && !isInRow()) {
        line += spans.endRow()
        endLine()
      }
    } else if (tags.cell.test(tag) || tags.span?.test(tag)) {
      if (rows === 1 && !closes) spans.cellSays(piece)
      if (!closes || rows !== 1 || !tags.cell.test(tag)) continue
      line += spans.cell(cell.replace(/\s+/g, ' ').trim())
      cell = ''
    } else if (tags.blank.test(tag)) add(' ')
    else if (tags.paragraph.test(tag)) {
      if (isInRow()) add(' ')
      else endLine()
    }
  }
  endLine()
  return lines.filter((one) => one.trim() !== '').join('\n')
}
