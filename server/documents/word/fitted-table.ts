import type { StyleId } from './styles.ts'
import { paperText, table, type Inline, type WordText } from './text.ts'

/** A column as wide as its contents need; a column that breaks lines gets the remaining width. */
interface FittedColumn {
  readonly head: string
  readonly breaks?: true
}

/** A cell: its style and its lines. */
export type FittedCell = readonly [style: StyleId, ...lines: readonly (readonly Inline[])[]]

/** A table of this width, whose columns fit their contents. */
export function fittedTable(
  text: WordText,
  columns: readonly FittedColumn[],
  rows: readonly (readonly FittedCell[])[],
  whole: number,
): string {
  const linesOf = (place: number) =>
    rows.flatMap((cells) => {
      const [, ...lines] = cells[place]!
      return lines.map((inlines) => inlines.map((one) => (typeof one === 'string' ? one : one.text)).join(''))
    })
  const asked = columns.map((column, place) => ({ ...column, texts: linesOf(place) }))
  const widths = fittedWidths(asked, whole)
  return table(
    text,
    columns.map(({ head }, place) => ({ head, width: widths[place]! })),
    rows.map((cells) =>
      cells.map(([style, ...lines], place) => text.cell(style, widths[place]!, ...lines)).join(''),
    ),
  )
}

/** The width of a digit at 9 points, in twentieths of a point, in the widest of the fonts that replace 宋体. */
const figureSign = 116
const plusSign = 152
const slimSign = 60
const percentSign = 172
const chineseSign = 180
/** Word and LibreOffice set a quarter of a character between Chinese and digits. */
const turnSpace = 46
/** The space left and right of the text of a cell, and that for rounding. */
const around = 140
/** The least width of a column that breaks lines: four Chinese characters. */
const least = 4 * chineseSign + around

/** The width of a table's text on one line. */
function breadthOf(text: string): number {
  const bare = paperText(text)
  const turns = bare.match(/(?<=\p{Script=Han})(?=[\w+\u2212])|(?<=[\w%])(?=\p{Script=Han})/gu)?.length ?? 0
  return Array.from(bare).reduce((sum, sign) => sum + signBreadth(sign), turns * turnSpace)
}

function signBreadth(sign: string): number {
  if (/[.,:'|()]/.test(sign)) return slimSign
  if (sign === '%') return percentSign
  if (/[+\u2212]/.test(sign)) return plusSign
  return /[\u0020-\u007E]/.test(sign) ? figureSign : chineseSign
}

/** The widths of columns within a total. Columns of figures do not break, as long as the others have four characters in a line. */
export function fittedWidths(
  columns: readonly (FittedColumn & { readonly texts: readonly string[] })[],
  whole: number,
): number[] {
  const asked = columns.map(({ head, texts, breaks }) => {
    const breadths = texts.map(breadthOf)
    if (!breaks) return around + Math.max(breadthOf(head), ...breadths)
    return around + breadths.reduce((sum, breadth) => sum + breadth, 0) / Math.max(1, breadths.length)
  })
  const sumOf = (breaking: boolean) =>
    asked.reduce((sum, width, place) => sum + (breaking === Boolean(columns[place]!.breaks) ? width : 0), 0)
  const breaking = columns.filter(({ breaks }) => breaks).length
  const forFigures = Math.min(sumOf(false), whole - breaking * least)
  const left = whole - forFigures - breaking * least
  const more = sumOf(true)
  const widths = asked.map((width, place) =>
    Math.floor(columns[place]!.breaks ? least + (left * width) / more : (width * forFigures) / sumOf(false)),
  )
  // The last column gets what rounding has left.
  widths[widths.length - 1]! += whole - widths.reduce((sum, width) => sum + width, 0)
  return widths
}
