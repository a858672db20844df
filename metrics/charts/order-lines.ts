import type { OrderMark } from './order-marks.ts'
import type { Palette } from './palette.ts'

/** The height of a row of words, in sizes of a word, and the most rows. */
const ROW = 1.25
const ROWS = 3

/** Days of orders as upright lines behind the curve, with their words in rows above the plot, where no line crosses them. */
export interface OrderLines {
  readonly series: readonly object[]
  /** The room above the plot for the rows above the first, in sizes of a word. */
  readonly above: number
}

/** The lines of orders; `step`: the pixels of a period. */
export function orderLines(
  { marks = [], wordSize }: { readonly marks?: readonly OrderMark[]; readonly wordSize: number },
  palette: Palette,
  step: number,
): OrderLines {
  if (marks.length === 0) return { series: [], above: 0 }
  const label = { color: palette.secondary, fontFamily: palette.font, fontSize: wordSize }
  const rows = rowsOf(marks, step / wordSize)
  const line = {
    id: 'orders',
    type: 'line' as const,
    silent: true,
    data: [],
    markLine: {
      silent: true,
      z: 1,
      symbol: 'none' as const,
      animation: false,
      lineStyle: { color: palette.secondary, width: 1.5, type: 'dashed' as const },
      data: marks.map(({ place, text }, mark) => ({
        xAxis: place,
        label: { ...label, formatter: text, offset: [0, 0 - wordSize * ROW * rows[mark]!] },
      })),
    },
  }
  return { series: [line], above: ROW * Math.max(...rows) }
}

/**
 * The row above the plot for the words of each mark: the lowest free one, or the one that becomes free first. `step`: the width of a
 * period, in sizes of a word.
 */
function rowsOf(marks: readonly OrderMark[], step: number): number[] {
  const ends = Array.from({ length: ROWS }, () => -Infinity)
  return marks.map(({ place, text }) => {
    const narrow = text.match(/[ -~]/g)?.length ?? 0
    const half = (text.length - narrow / 2) / 2 + 0.3
    const free = ends.findIndex((end) => end <= place * step - half)
    const row = free < 0 ? ends.indexOf(Math.min(...ends)) : free
    ends[row] = place * step + half
    return row
  })
}
