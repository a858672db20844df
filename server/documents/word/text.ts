import type { KeyedFigure } from '../source.ts'
import { xmlText } from '../xml.ts'
import type { StyleId } from './styles.ts'

/** Words, or a figure with its key, which may have a colour. */
export type Inline = string | (KeyedFigure & { readonly colour?: string })

/** Writes the text of one document; each figure is in a hidden bookmark that is named by its key. */
export interface WordText {
  readonly paragraph: (style: StyleId, ...inlines: readonly Inline[]) => string
  /** A paragraph with properties that differ from its style. */
  readonly placed: (style: StyleId, properties: string, ...inlines: readonly Inline[]) => string
  /** Paragraphs of a text that somebody typed in several lines. */
  readonly paragraphs: (style: StyleId, ...inlines: readonly Inline[]) => string
  /** A cell of a table; each further line is a paragraph. */
  readonly cell: (style: StyleId, width: number, ...lines: readonly (readonly Inline[])[]) => string
}

export function wordText(): WordText {
  let marks = 0
  /** The number of times that each key was printed. */
  const printed = new Map<string, number>()

  /**
   * A bookmark around a figure. Word allows a name once, with forty characters; names that begin with _ are hidden. A full stop stands
   * after the end of the mark, since LibreOffice would not print one that fills a line up to it.
   */
  function bookmarked({ key, text, colour }: Exclude<Inline, string>, lineEnd: string | null): string {
    const times = (printed.get(key) ?? 0) + 1
    printed.set(key, times)
    const id = ++marks
    const name = `_${key.replaceAll('/', '_')}${times === 1 ? '' : `__${times}`}`
    const [, words = '', stop = ''] = /^(.*?)(。?)$/s.exec(text)!
    const lines = lineEnd === null ? [words] : words.split(/[\r\n]+/).filter((line) => line.trim() !== '')
    const properties = colour && `<w:color w:val="${colour.slice(1)}"/>`
    const runs = lines.map((line) => run(line, properties))
    return (
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs.join(lineEnd ?? '')}<w:bookmarkEnd w:id="${id}"/>` +
      (stop && run(stop, properties))
    )
  }

  const begin = (style: StyleId, properties = '') =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>`
  const written = (inlines: readonly Inline[], lineEnd: string | null) =>
    `${inlines.map((inline) => (typeof inline === 'string' ? run(inline) : bookmarked(inline, lineEnd))).join('')}</w:p>`
  const placed: WordText['placed'] = (style, properties, ...inlines) =>
    begin(style, properties) + written(inlines, null)
  const paragraph: WordText['paragraph'] = (style, ...inlines) => placed(style, '', ...inlines)

  return {
    paragraph,
    placed,
    paragraphs: (style, ...inlines) => begin(style) + written(inlines, `</w:p>${begin(style)}`),
    cell: (style, width, ...lines) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${lines.map((inlines) => paragraph(style, ...inlines)).join('')}</w:tc>`,
  }
}

/**
 * A text without spaces between digits and Chinese characters, and without spaces after Chinese characters, as official documents set it.
 */
export function paperText(text: string): string {
  return text.replaceAll(
    /\u2009| (?=[\p{Script=Han}])(?<=[\d.%] )|(?<=[\p{Script=Han}：，]) (?=[\d+\u2212])|(?<=[。；，、：！？])[ \r\n]+(?=[\p{Script=Han}\d])/gu,
    '',
  )
}

/** A hash in groups, so that it can be read aloud and broken over lines. */
function inGroups(text: string): string {
  return /^[\da-f]{64}$/.test(text) ? text.replaceAll(/.{16}(?=.)/g, '$& ') : text
}

/** A run of text; a tab in it comes from this program, since typed texts have none. */
function run(text: string, properties = ''): string {
  const pieces = inGroups(paperText(text))
    .split('\t')
    .map((piece) => `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`)
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${pieces.join('<w:tab/>')}</w:r>`
}

/** A column of a table. */
export interface TableColumn {
  readonly head: string
  /** The width in twentieths of a point. */
  readonly width: number
}

/** A table with a head on each page, from rows of cells. */
export function table({ cell }: WordText, columns: readonly TableColumn[], rows: readonly string[]): string {
  const border = (edge: string, size: number) =>
    `<w:${edge} w:val="single" w:sz="${size}" w:space="0" w:color="404040"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => border(edge, 4))
    .join('')
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const head = columns.map((column) => cell('ColumnHead', column.width, [column.head])).join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${column.width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>` +
    rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`).join('') +
    '</w:tbl>'
  )
}
