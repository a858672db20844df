import type { TextSpan } from './sentences.ts'

/**
 * A policy text with full-width digits, letters and signs in ASCII, character by character, so that its offsets are those of the printed
 * text.
 */
export function plainText(text: string): string {
  // Wide blanks become plain ones, the rules of a table |, the marks of bold words blanks, and ASCII commas and the like that divide
  // sentences become Chinese ones.
  const plain = text
    .replace(/[┃│║｜]/g, '|')
    .replaceAll('**', '  ')
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”')
    .replace(/[０-９Ａ-Ｚａ-ｚ％．＋－～＞＜＝　\u00a0\u2002-\u200a]/g, (sign) => sign.normalize('NFKC'))
    .replace(/,(?!\d{3})|(?<!\d),|;|(?<!\d):(?!\d)/g, (sign) => divided[sign]!)
  return withoutWraps(plain)
}

const divided: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' }

/** Words without the blanks that office programs put around figures and letters: 每万人拥有 5G 基站数达到 26 个. */
export function withoutGaps(words: string): string {
  return words.replace(/(?<=[\u4e00-\u9fa5，、]) +(?=[\w.]|$)|(?<=[\w.%]|^) +(?=[\u4e00-\u9fa5])/g, '')
}

/** A line that is cut off where a page ends it: long, of words, and without a stop at its end. */
const cutOff = /^ {0,4}[^\s|][^|\t]*[^。；：！？”）)\s|]\s?$/
/** The beginning of a line that opens a paragraph. */
const opens =
  /^\s|^(?:[一二三四五六七八九十百]{1,4}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|第[一二三四五六七八九十百]{1,4}[条章节编部]|[-—•·*●■◆]|注：)/
/** Cells of a table between blanks. */
const cells = /(?:^|\s)[\d.%<>≥≤〔〕—-]+\s+[\d.%<>≥≤〔〕—-]+(?:\s|$)|^[^，。；]*\s[\d.%—]+\s*$|[束期]性\s*$/
const [narrowest, ragged, shortest] = [36, 10, 3]

/**
 * A text whose paragraphs a PDF cut into lines, with blanks in place of these ends of lines. At least three lines of about one width, with stops
 * among them, are such a paragraph; lines of a list or a table are none.
 */
function withoutWraps(text: string): string {
  const lines = text.split('\n')
  const widths = lines.map((line) => line.trim().replace(/[\u2e80-\uffef“”‘’—…]/g, '  ').length)
  const runs: TextSpan[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (
      end + 1 < lines.length &&
      widths[end]! >= narrowest &&
      Math.abs(widths[end]! - widths[at]!) <= ragged &&
      widths[end + 1]! <= widths[at]! + ragged &&
      widths[end + 1]! > 0 &&
      cutOff.test(lines[end]!) &&
      !cells.test(lines[end]!) &&
      !opens.test(lines[end + 1]!)
    )
      end += 1
    runs.push({ start: at, end: end + 1 })
    at = end + 1
  }
  const hasStops = ({ start, end }: TextSpan) =>
    lines.slice(start, end).filter((line) => /[。；]/.test(line)).length * 4 >= end - start
  const isLong = (run: TextSpan) => run.end - run.start >= shortest && hasStops(run)
  // Beside such paragraphs two lines of which the first is as wide as theirs are one, too.
  const page = runs.filter(isLong).reduce((widest, { start }) => Math.max(widest, widths[start]!), 0)
  const isPair = (run: TextSpan) =>
    run.end - run.start === 2 && hasStops(run) && Math.abs(widths[run.start]! - page) <= ragged / 2
  return runs
    .map((run) => lines.slice(run.start, run.end).join(isLong(run) || isPair(run) ? ' ' : '\n'))
    .join('\n')
}
