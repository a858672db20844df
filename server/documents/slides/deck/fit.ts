import { cleanText } from '../../xml.ts'
import type { SlideInline, SlideParagraph, TextRun } from './runs.ts'

/** A box on a slide, in inches from the upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The height of a line, as a multiple of the letter size. */
export const LINE = 1.28
const more = '…'

/** The gap that some programs set between Chinese and other characters. */
const between = 0.25
const isNarrow = (sign: string) => /[\u0020-\u007E\u2009\u2212]/.test(sign)
/** The width of a digit, taken for most narrow characters, in the widest of the substitute fonts, regular and bold. */
const [narrow, narrowStrong] = [0.64, 0.7]
/** The widths of the thin space before a unit and of the minus sign. */
const [thinSpace, minus] = [0.35, 0.85]

/** The width of a text in letter sizes: a Chinese character is one wide. */
function widthOf(text: string, strong: boolean): number {
  let [width, wasNarrow] = [0, false]
  for (const sign of text) {
    const own = isNarrow(sign)
    if (own !== wasNarrow && width > 0 && sign !== ' ') width += between
    width += own ? narrowOf(sign, strong) : 1
    wasNarrow = own
  }
  return width
}

function narrowOf(sign: string, strong: boolean): number {
  if (sign === '\u2009') return thinSpace
  if (sign === '\u2212') return minus
  return /[A-Z@%mwMW]/.test(sign) ? 0.8 : strong ? narrowStrong : narrow
}

const textOf = (inline: SlideInline) => (typeof inline === 'string' ? inline : inline.text)
const sizeOf = (inline: SlideInline, size: number) =>
  typeof inline === 'string' ? size : (inline.size ?? size)

const isStrong = (inline: SlideInline, strong: boolean) =>
  typeof inline === 'string' ? strong : (inline.strong ?? strong)

/** The largest size in a paragraph whose own is `size`. */
export const tallest = (inlines: SlideParagraph, size: number) =>
  inlines.length === 0 ? size : Math.max(...inlines.map((inline) => sizeOf(inline, size)))

interface ParagraphLook {
  /** The space between two paragraphs, in letter sizes. */
  readonly paragraphGap: number
  readonly strong: boolean
}

/** The height of paragraphs in points, at least a line each. A line that wraps may leave the room of one character empty at its end. */
function heightOf(
  paragraphs: readonly SlideParagraph[],
  width: number,
  size: number,
  { paragraphGap, strong }: ParagraphLook,
): number {
  const spaces = (paragraphs.length - 1) * paragraphGap * size
  return paragraphs.reduce((height, inlines) => {
    const taken = inlines.reduce(
      (sum, inline) => sum + widthOf(textOf(inline), isStrong(inline, strong)) * sizeOf(inline, size),
      0,
    )
    const most = tallest(inlines, size)
    const lines = taken <= width ? 1 : Math.ceil(taken / Math.max(most, width - most))
    return height + lines * most * LINE
  }, spaces)
}

/** Paragraphs without invisible characters, each on one line. */
function clean(paragraphs: readonly SlideParagraph[]): TextRun[][] {
  return paragraphs.map((inlines) =>
    inlines.map((inline) => ({
      ...(typeof inline === 'string' ? {} : inline),
      text: cleanText(textOf(inline)).replaceAll(/[\r\n\t\u2028\u2029]+/g, ' '),
    })),
  )
}

/** The first `length` characters of paragraphs, and a mark for the rest. */
function cutTo(paragraphs: readonly (readonly TextRun[])[], length: number): TextRun[][] {
  let left = length
  const kept: TextRun[][] = []
  for (const runs of paragraphs) {
    const cut: TextRun[] = []
    for (const run of runs) {
      const signs = Array.from(run.text)
      if (signs.length > left) {
        cut.push({ ...run, text: `${signs.slice(0, left).join('')}${more}` })
        return [...kept, cut]
      }
      left -= signs.length
      cut.push(run)
    }
    kept.push(cut)
  }
  return kept
}

export interface Fitted {
  readonly size: number
  readonly paragraphs: readonly SlideParagraph[]
  /** Whether a part of the text is left out. */
  readonly cut: boolean
}

/** Paragraphs in the largest of these sizes in which they fit into a box; in the smallest, as much of them as fits. */
export function fitted(
  texts: readonly SlideParagraph[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  sizes: readonly number[],
  look: ParagraphLook,
): Fitted {
  const paragraphs = clean(texts)
  const fits = (some: readonly SlideParagraph[], size: number) =>
    heightOf(some, width * 72, size, look) <= height * 72
  const size = sizes.find((one) => fits(paragraphs, one))
  if (size !== undefined) return { size, paragraphs, cut: false }
  const smallest = sizes.at(-1)!
  let [holds, tooMany] = [0, paragraphs.flat().reduce((sum, { text }) => sum + Array.from(text).length, 0)]
  while (tooMany - holds > 1) {
    const middle = Math.floor((holds + tooMany) / 2)
    if (fits(cutTo(paragraphs, middle), smallest)) holds = middle
    else tooMany = middle
  }
  return { size: smallest, paragraphs: cutTo(paragraphs, holds), cut: true }
}
