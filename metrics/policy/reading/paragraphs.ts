/** A paragraph of a document, with its heading. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  /** The depth of its marker, 1 the highest; 0 without a marker. */
  readonly level: number
  /** The marker as a path writes it: 一, (二), 3, (1); 第二章 and 第一节 in full. */
  readonly mark: string
  /** The words of the heading; of a paragraph without a marker the line, if it is short and without stops, else empty. */
  readonly title: string
}

type Levels = readonly (readonly [level: number, pattern: RegExp])[]

/** A sign before a heading without a number: ■ 2031年主要目标. */
const bullet = /^[■◆●★▲□◇○►▶] ?/

const numerals = '[一二三四五六七八九十百]{1,4}'
const marks: Levels = [
  [1, new RegExp(`^(${numerals})、(?!${numerals}、)`)],
  [2, new RegExp(`^([(（]${numerals}[)）])`)],
  // 3.5万亿元 is a figure; 3.12345热线 and 3.2029年底 begin an item.
  [3, /^(\d{1,2})[.、．](?!\d{1,3}(?!\d))/],
  [4, /^([(（]\d{1,2}[)）])/],
]
/** The divisions of a document above its items, the widest first. */
const divisions: readonly RegExp[] = [
  new RegExp(`^(第${numerals}(?:[编篇]|部分?))[ 　]?`),
  new RegExp(`^(第${numerals}章)[ 　]?`),
  new RegExp(`^(第${numerals}节)[ 　]?`),
]
/** Marks that may follow a full stop within a line, where a converter lost the line break. */
const inLine = new RegExp(
  `(?<=[。；;!)）])(?= {0,8}\\d{1,2}[.](?:[\u4e00-\u9fa5]|(?:19|20)\\d\\d ?年))|(?<=[。；;!])(?= {0,8}(?:${numerals}、(?!${numerals}[、是])|[(（]${numerals}[)）]))`,
  'g',
)

/** The paragraphs of a text in order; blank ones are left out. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const levels = levelsIn(text)
  let start = 0
  for (const line of text.split('\n')) {
    let at = start
    for (const part of line.split(inLine)) {
      const lead = /^[ \t\r]*/.exec(part)![0].length
      if (part.trim() !== '')
        paragraphs.push(paragraphAt(part.slice(lead), at + lead, at + part.length, levels))
      at += part.length
    }
    start += line.length + 1
  }
  return paragraphs
}

/** The levels of a document: its divisions, and the items below them: 第二章, 第一节, 一、. */
function levelsIn(text: string): Levels {
  const above = divisions.filter((division) =>
    new RegExp(division.source.replace('^', '^[ \\t]*'), 'm').test(text),
  )
  return [
    ...above.map((division, place) => [place + 1, division] as const),
    ...marks.map(([level, pattern]) => [above.length + level, pattern] as const),
  ]
}

function paragraphAt(text: string, start: number, end: number, levels: Levels): Paragraph {
  for (const [level, pattern] of levels) {
    const found = pattern.exec(text)
    if (!found) continue
    const rest = text.slice(found[0].length)
    const title = /^[^。：:\n]{0,40}/.exec(rest)![0].trim()
    return { start, end, level, mark: found[1]!.replace('（', '(').replace('）', ')'), title }
  }
  const line = text.trim().replace(bullet, '')
  return {
    start,
    end,
    level: 0,
    mark: '',
    title: line.length <= 30 && !/[。，；：、|,;:]/.test(line) ? line : '',
  }
}
