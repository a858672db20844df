/** A paragraph of a document, and what it is headed by. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  /** Depth of its marker, 1 the highest; 0 where it has none. */
  readonly level: number
  /** As a path names it: 一, (二), 3, (1). */
  readonly mark: string
  /** The heading's words; of a paragraph without a marker the line, where it is a short one alone. */
  readonly title: string
}

const numerals = '[一二三四五六七八九十百]{1,4}'
const marks: readonly (readonly [level: number, pattern: RegExp])[] = [
  [1, new RegExp(`^第(${numerals})[章编篇部](?:分)?[ 　]?`)],
  [1, new RegExp(`^(${numerals})、(?!${numerals}、)`)],
  [2, new RegExp(`^([(（]${numerals}[)）])`)],
  // 3.5万亿元 is a figure; 3.12345热线 and 3.2029年底 begin an item.
  [3, /^(\d{1,2})[.、．](?!\d{1,3}(?!\d))/],
  [4, /^([(（]\d{1,2}[)）])/],
]
/** Marks that may follow a full stop within one line, where a converter has lost the line break. */
const inLine = new RegExp(
  `(?<=[。；;!])(?=(?:${numerals}、(?!${numerals}[、是])|[(（]${numerals}[)）]))`,
  'g',
)

/** The paragraphs of a text in order, blank ones left out. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const line of text.split('\n')) {
    let at = start
    for (const part of line.split(inLine)) {
      const lead = /^[ \t\r]*/.exec(part)![0].length
      if (part.trim() !== '') paragraphs.push(paragraphAt(part.slice(lead), at + lead, at + part.length))
      at += part.length
    }
    start += line.length + 1
  }
  return paragraphs
}

function paragraphAt(text: string, start: number, end: number): Paragraph {
  for (const [level, pattern] of marks) {
    const found = pattern.exec(text)
    if (!found) continue
    const rest = text.slice(found[0].length)
    const title = /^[^。：:\n]{0,40}/.exec(rest)![0].trim()
    return { start, end, level, mark: found[1]!.replace('（', '(').replace('）', ')'), title }
  }
  const line = text.trim()
  return {
    start,
    end,
    level: 0,
    mark: '',
    title: line.length <= 30 && !/[。，；：、|,;:]/.test(line) ? line : '',
  }
}
