/** A printed line of a table, divided into its columns. */
export interface Strip {
  readonly y: number
  readonly size: number
  readonly cells: readonly string[]
}

/** A row of a table, whose cells may have several lines. */
export interface PrintedRow {
  readonly y: number
  readonly size: number
  readonly cells: readonly string[]
}

/** Lines of one cell that belong together. */
interface Block {
  readonly column: number
  top: number
  bottom: number
  text: string
  /** The place of that line of the block which is a row; undefined where none is. */
  anchor: number | undefined
}

/** The heading of a group of rows is a row of its own. */
const group = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])/

/**
 * The rows of a table from its lines. A line in which half of the columns are filled is a row; the lines of a wrapped text belong to the
 * nearest row, whether the text begins at the row's height or surrounds it.
 */
export function wrappedRows(strips: readonly Strip[], columns: number): PrintedRow[] {
  const least = Math.max(2, Math.ceil(columns / 2))
  const anchors = strips.flatMap(({ cells }, at) =>
    cells.filter((text) => text !== '').length >= least ? [at] : [],
  )
  const isWhole = anchors.length === strips.length
  const leading = leadingOf(strips, columns)
  const pitch = smallest(anchors.map((at) => strips[at]!.y))
  const blocks = Array.from({ length: columns }, (_, column) =>
    blocksOf(strips, column, new Set(anchors), isWhole ? 0 : leading * 1.15),
  ).flat()
  const rows = new Map<number, Block[]>()
  for (const block of blocks) {
    const at = block.anchor ?? nearest(block, strips, anchors)
    const apart = Math.abs((block.top + block.bottom) / 2 - strips[at]!.y)
    const isGroup =
      block.anchor === undefined &&
      (group.test(block.text) || (apart > pitch * 0.9 && apart > leading * 1.15))
    // The heading of a group is a row at its own place.
    const place = isGroup ? strips.findIndex(({ y }) => y === block.top) : at
    rows.set(place, [...(rows.get(place) ?? []), block])
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([place, own]) => ({
      y: strips[place]!.y,
      size: strips[place]!.size,
      cells: Array.from({ length: columns }, (_, column) =>
        own
          .filter((block) => block.column === column)
          .map(({ text }) => text)
          .join(''),
      ),
    }))
}

/** The distance between two lines of one cell: the least of any column, which is more than the height of letters. */
function leadingOf(strips: readonly Strip[], columns: number): number {
  const heights = Array.from({ length: columns }, (_, column) =>
    strips.filter(({ cells }) => cells[column] !== '').map(({ y }) => y),
  )
  return Math.min(...heights.map(smallest))
}

/** The least distance between neighbouring heights. */
function smallest(heights: readonly number[]): number {
  return heights.slice(1).reduce((least, y, at) => Math.min(least, heights[at]! - y), Infinity)
}

function blocksOf(
  strips: readonly Strip[],
  column: number,
  anchors: ReadonlySet<number>,
  most: number,
): Block[] {
  const blocks: Block[] = []
  for (const [at, { y, cells }] of strips.entries()) {
    const text = cells[column]!
    if (text === '') continue
    const last = blocks.at(-1)
    const anchor = anchors.has(at) ? at : undefined
    const isNext = last && last.bottom - y <= most && (last.anchor === undefined || anchor === undefined)
    if (isNext && !group.test(text) && !group.test(last.text)) {
      last.text += text
      last.bottom = y
      last.anchor ??= anchor
    } else blocks.push({ column, top: y, bottom: y, text, anchor })
  }
  return blocks
}

/** The row nearest to the middle of a block; of two equally near ones the upper. */
function nearest({ top, bottom }: Block, strips: readonly Strip[], anchors: readonly number[]): number {
  const middle = (top + bottom) / 2
  const far = (at: number) => Math.abs(strips[at]!.y - middle)
  return anchors.reduce((best, at) => (far(at) < far(best) - 0.5 ? at : best))
}
