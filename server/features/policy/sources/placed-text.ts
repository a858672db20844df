/** A piece of text with its place on the page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** The latest pieces of the same text with which a piece is compared. */
const compared = 16

/** The pieces without those that a program printed over others to make them bold. */
export function withoutOverprints(items: readonly PlacedText[]): PlacedText[] {
  const printed = new Map<string, PlacedText[]>()
  return items.filter((item) => {
    const same = printed.get(item.text) ?? []
    const near = item.size * 0.1
    if (same.slice(-compared).some(({ x, y }) => Math.abs(x - item.x) < near && Math.abs(y - item.y) < near))
      return false
    same.push(item)
    printed.set(item.text, same)
    return true
  })
}

/** The right end of each character of a piece: letters and digits are half as wide as Chinese characters. */
function endsOf({ text, x, width }: PlacedText): number[] {
  const widths = Array.from(text, (sign) => (/[\u2e80-\uffff]/.test(sign) ? 1 : 0.5))
  const scale = width / widths.reduce((sum, one) => sum + one, 0)
  let end = x
  return widths.map((one) => (end += one * scale))
}

function blanksOf(text: string): number[] {
  return Array.from(text).flatMap((sign, at) => (sign === ' ' ? [at] : []))
}

/** Whether a piece may be cut at a place: it has a blank there or directly beside it. */
export function hasBlankAt(item: PlacedText, place: number): boolean {
  if (!item.text.includes(' ')) return false
  const ends = endsOf(item)
  return blanksOf(item.text).some((at) => Math.abs(ends[at]! - place) < item.size * 0.9)
}

/** A piece that crosses the edges of cells, cut at the blank nearest to each edge. */
export function cutAtEdges(item: PlacedText, edges: readonly number[]): PlacedText[] {
  const { text, x, width } = item
  const crossed = edges.filter((edge) => edge > x + 1 && edge < x + width - 1)
  if (crossed.length === 0 || !text.includes(' ')) return [item]
  const ends = endsOf(item)
  const blanks = blanksOf(text)
  const cuts = crossed.map((edge) =>
    blanks.reduce((best, at) => (Math.abs(ends[at]! - edge) < Math.abs(ends[best]! - edge) ? at : best)),
  )
  const bounds = [...new Set(cuts)].toSorted((a, b) => a - b)
  const signs = Array.from(text)
  return [-1, ...bounds].flatMap((cut, at): PlacedText[] => {
    const until = bounds[at] ?? signs.length
    const part = signs.slice(cut + 1, until).join('')
    const left = cut < 0 ? x : ends[cut]!
    return part.trim() === '' ? [] : [{ ...item, text: part.trim(), x: left, width: ends[until - 1]! - left }]
  })
}
