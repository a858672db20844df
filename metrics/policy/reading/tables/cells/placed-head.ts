import type { Line, TableCell } from '../table-lines.ts'

/** The most lines of such a head, and by how much the beginnings of a heading's lines may differ. */
const highest = 4
const near = 2

/** A heading of a column, and where its first line begins. */
interface PlacedHeading extends TableCell {
  readonly at: number
}

/**
 * A head whose headings have several lines, put under each other with blanks: 2030 over 年 beside 指标, which stands between both lines.
 * Undefined where no heading has two lines.
 */
export function placedHead(
  lines: readonly Line[],
  first: number,
): { readonly cells: readonly TableCell[]; readonly last: number } | undefined {
  const headings: PlacedHeading[] = []
  let [last, isStacked, isWide] = [first - 1, false, false]
  for (let line = lines[first]; line && isPartOfHead(line); line = lines[last + 1]) {
    // The name of the first row may begin above its number.
    if (isStacked && isWide && !line.isWide && lines[last + 2]?.cells[0]?.text === '1') break
    if (last + 1 - first === highest) return undefined
    for (const { text, start } of line.cells) {
      const at = start - line.start
      const place = headings.findIndex((heading) => Math.abs(heading.at - at) <= near)
      const over = headings[place]
      if (over) headings[place] = { ...over, text: over.text + text }
      else headings.push({ text, start, at })
      isStacked ||= over !== undefined
    }
    isWide ||= line.isWide === true
    last += 1
  }
  if (!isStacked || !isWide || headings.length < 3) return undefined
  return { cells: headings.toSorted((one, other) => one.at - other.at), last }
}

/** Whether a line holds parts of headings: short words and years, no figures. */
function isPartOfHead({ cells, isDivided }: Line): boolean {
  return (
    !isDivided &&
    cells.length > 0 &&
    cells.every(
      ({ text }) =>
        text.length <= 18 &&
        !/[，。；：]/.test(text) &&
        !/^-?\d+(?:\.\d+)?[%‰]?$/.test(text.replace(/^(?:19|20)\d\d$/, '')),
    )
  )
}
