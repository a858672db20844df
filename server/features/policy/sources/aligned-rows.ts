import type { PlacedText } from './placed-text.ts'
import { hasBlankAt, cutAtEdges } from './placed-text.ts'
import { type PrintedRow, wrappedRows, type Strip } from './wrapped-rows.ts'

/** The least gap between two columns, in letter sizes; Chinese and other letters are a quarter apart. */
const gap = 0.35
/** The least width that a gap keeps over all lines, in points: a long text may nearly reach the next column. */
const least = 0.3
/** The most lines without gaps between two rows; they belong to a text of several lines. */
const mostBetween = 6

/** The most texts in a line of a table, and the most lines of a table on a page. */
const most = { texts: 100, lines: 300 }

/** The texts at one height, from the left. */
interface Strand {
  readonly y: number
  readonly size: number
  readonly texts: readonly PlacedText[]
}

/**
 * Finds the rows of tables without ruled lines, by gaps that are at the same place over several lines, and the texts outside these tables.
 */
export function alignedRows(items: readonly PlacedText[]): {
  readonly rows: readonly PrintedRow[]
  readonly free: readonly PlacedText[]
} {
  const strands = strandsOf(items)
  const rows: PrintedRow[] = []
  const free: PlacedText[] = []
  // The place of each line's first text: the head of a table may include the last lines before it.
  const begun: number[] = []
  for (let at = 0; at < strands.length;) {
    const table = tableAt(strands, at)
    if (table) {
      rows.push(...wrappedRows(table.strips, table.columns))
      free.length = begun[table.end - table.strips.length] ?? free.length
      at = table.end
    } else {
      begun[at] = free.length
      free.push(...strands[at]!.texts)
      at += 1
    }
  }
  return { rows, free }
}

/** Groups texts by their height; larger signs such as ≤ may stand a little lower. */
export function strandsOf(items: readonly PlacedText[]): Strand[] {
  const groups: PlacedText[][] = []
  let [top, size] = [Infinity, 1]
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const isSame = top - item.y <= Math.max(size, item.size) * 0.4
    if (isSame) groups.at(-1)!.push(item)
    else groups.push([item])
    ;[top, size] = isSame ? [top, Math.max(size, item.size)] : [item.y, Math.max(item.size, 1)]
  }
  return groups.map((texts) => ({
    y: texts[0]!.y,
    size: Math.max(...texts.map(({ size }) => size), 1),
    texts: texts.toSorted((a, b) => a.x - b.x),
  }))
}

/** The most lines of a head that may have fewer gaps than the rows below it. */
const mostOfHead = 5

/**
 * The table that begins at this line: the run of lines that have the most gaps in common. It has at least two gaps, and three lines with
 * three cells each.
 */
function tableAt(
  strands: readonly Strand[],
  from: number,
): { strips: Strip[]; columns: number; end: number } | undefined {
  if (gapsOf(strands[from]!).length < 2) return undefined
  const runs = Array.from({ length: mostOfHead + 1 }, (_, head) => runFrom(strands, from + head))
  const mostGaps = Math.max(...runs.map((run) => run?.gutters.length ?? 0))
  const found = runs.find((run) => run?.gutters.length === mostGaps)
  if (!found) return undefined
  const edges = [-Infinity, ...found.gutters.map(([left, right]) => (left + right) / 2), Infinity]
  let end = found.end
  while (end < strands.length && goesOn(strands[end]!, strands[end - 1]!, edges)) end += 1
  let first = from
  while (first > 0 && from - first < mostOfHead && isHead(strands[first - 1]!, strands[first]!, edges))
    first -= 1
  const strips = strands.slice(first, end).map((strand) => stripOf(strand, edges))
  return { strips, columns: edges.length - 1, end }
}

/** The run of at least three lines from this one on, with the gaps that they have in common. */
function runFrom(
  strands: readonly Strand[],
  from: number,
): { readonly gutters: readonly Interval[]; readonly end: number } | undefined {
  const first = strands[from]
  let gutters = first ? gapsOf(first) : []
  if (gutters.length < 2) return undefined
  let [end, lines] = [from + 1, 1]
  let between: Strand[] = []
  for (
    let at = from + 1;
    at < Math.min(strands.length, from + most.lines) && at - end <= mostBetween;
    at += 1
  ) {
    const strand = strands[at]!
    if (gapsOf(strand).length < 2) {
      if (crossings(strand, gutters) > 0) break
      between.push(strand)
      continue
    }
    const shared = [...between, strand].reduce(common, gutters)
    if (shared.length < Math.max(2, gutters.length * 0.6)) break
    ;[gutters, end, lines, between] = [shared, at + 1, lines + 1, []]
  }
  return lines < 3 ? undefined : { gutters, end }
}

/** Whether a line above the first row belongs to the head, such as 目标值 over two years. */
function isHead({ y, texts }: Strand, below: Strand, edges: readonly number[]): boolean {
  return (
    y - below.y < below.size * 1.7 &&
    texts[0]!.x > edges[1]! &&
    texts.every(
      ({ text, x, width }) =>
        !text.includes('单位') && edges.filter((edge) => edge > x && edge < x + width).length < 2,
    )
  )
}

type Interval = readonly [left: number, right: number]

/** The gaps of a line that are wide enough. */
function gapsOf(strand: Strand): Interval[] {
  if (strand.texts.length > most.texts) return []
  const clusters = clustersOf(strand)
  return clusters.slice(1).map(([start], at) => [clusters[at]![1], start])
}

/** The parts of gaps that a further line leaves free of text; a text that crosses a gap may have a blank there. */
function common(gutters: readonly Interval[], strand: Strand): Interval[] {
  const clusters = clustersOf(strand)
  return gutters.flatMap(([left, right]): Interval[] => {
    let [from, to] = [left, right]
    for (const text of strand.texts) {
      const [start, end] = [text.x, text.x + text.width]
      if (end <= from || start >= to || (start > from && end < to)) continue
      if (start > from) to = start
      else if (end < to) from = end
      else if (!hasBlankAt(text, (from + to) / 2)) return []
    }
    // A text that lies within a gap is a column of its own.
    const within = clusters.filter(([start, end]) => start > from && end < to)
    const starts = [from, ...within.map(([, end]) => end)]
    const ends = [...within.map(([start]) => start), to]
    return starts.flatMap((start, at): Interval[] => (ends[at]! - start > least ? [[start, ends[at]!]] : []))
  })
}

/** Groups the texts of a line that stand close together. */
function clustersOf({ texts, size }: Strand): Interval[] {
  const clusters: [number, number][] = []
  for (const { x, width } of texts) {
    const last = clusters.at(-1)
    if (last && x - last[1] <= size * gap) last[1] = Math.max(last[1], x + width)
    else clusters.push([x, x + width])
  }
  return clusters
}

function crossings({ texts }: Strand, gutters: readonly Interval[]): number {
  return texts.filter(({ x, width }) => gutters.some(([left, right]) => x < left && x + width > right)).length
}

/** Whether a line below the last row continues one of its cells. */
function goesOn(strand: Strand, above: Strand, edges: readonly number[]): boolean {
  const [first] = strand.texts
  return (
    above.y - strand.y < strand.size * 1.7 &&
    strand.texts.every(({ x, width }) => !edges.some((edge) => x < edge && x + width > edge)) &&
    // A text that begins at the left margin is the next paragraph.
    first!.x > edges[1]!
  )
}

/** The cells of a line; a text that covers several columns without a blank stands in each of them. */
function stripOf({ y, size, texts }: Strand, edges: readonly number[]): Strip {
  const cells = edges.slice(1).map((): PlacedText[] => [])
  for (const text of texts) {
    for (const part of cutAtEdges(text, edges)) {
      const crossed = edges.filter(
        (edge) => edge > part.x + size * 0.5 && edge < part.x + part.width - size * 0.5,
      )
      const middle = part.x + part.width / 2
      cells.forEach((cell, at) => {
        const [left, right] = [edges[at]!, edges[at + 1]!]
        const isIn =
          crossed.length > 0 ? part.x < right && part.x + part.width > left : left <= middle && middle < right
        if (isIn) cell.push(part)
      })
    }
  }
  return { y, size, cells: cells.map(textOf) }
}

function textOf(parts: readonly PlacedText[]): string {
  let text = ''
  let end = Infinity
  for (const { text: own, x, width, size } of parts) {
    if (x - end > size * 0.3) text += ' '
    text += own
    end = x + width
  }
  return text.trim()
}
