import type { OrderMark } from './order-marks.ts'
import type { Palette } from './palette.ts'

/** Days of orders, upright, `step` pixels a period. Words that would stand on those before them step down. */
export function orderLines(
  { marks = [], wordSize }: { readonly marks?: readonly OrderMark[]; readonly wordSize: number },
  palette: Palette,
  step: number,
) {
  if (marks.length === 0) return []
  const label = { color: palette.secondary, fontFamily: palette.font, fontSize: wordSize }
  const line = {
    id: 'orders',
    type: 'line' as const,
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none' as const,
      animation: false,
      lineStyle: { color: palette.secondary, width: 1.5, type: 'dashed' as const },
      data: steppedDown(marks, step / wordSize).map(({ place, text, down }) => ({
        xAxis: place,
        label: { ...label, formatter: text, offset: [0, down ? wordSize * 2.2 : 0] },
      })),
    },
  }
  return [line]
}

/** `step`: the width of a period, in words. */
function steppedDown(marks: readonly OrderMark[], step: number): (OrderMark & { readonly down: boolean })[] {
  let before = { end: -Infinity, down: true }
  return marks.map((mark) => {
    const half = mark.text.length / 2 + 0.3
    const down = mark.place * step - half < before.end && !before.down
    before = { end: mark.place * step + half, down }
    return { ...mark, down }
  })
}
