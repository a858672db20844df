import type { Palette } from './palette.ts'

export interface Composition {
  /** The bars from the top down. */
  readonly bars: readonly {
    readonly name: string
    /** The text at the bar's end; empty: no score. */
    readonly total: string
    /** A share for each part, in their order; null where the part is missing. */
    readonly shares: readonly (number | null)[]
  }[]
  readonly parts: readonly string[]
}

/** Colours of parts, as tokens; after the last the first is used again. */
const colours = [1, 2, 3, 4, 5, 6].map((number) => `var(--part-${number})`)

/** The colour of the part at a position. */
export function partColour(position: number): string {
  return colours[position % colours.length]!
}

const wordSize = 13

/** The contribution of each part to each score: stacked bars with the score at their end. */
export function compositionOption({ bars, parts }: Composition, palette: Palette) {
  const text = { fontFamily: palette.font, fontSize: wordSize, color: palette.secondary }
  return {
    animation: false,
    grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value' as const,
      min: 0,
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.hairline } },
      axisLabel: { ...text, color: palette.text, interval: 0 },
    },
    series: [...parts.map((name, part) => partSeries(bars, name, part, palette)), totals(bars, text)],
  }
}

function partSeries(bars: Composition['bars'], name: string, part: number, palette: Palette) {
  return {
    type: 'bar' as const,
    stack: 'score',
    name,
    silent: true,
    barMaxWidth: 18,
    itemStyle: {
      color: palette.resolve(partColour(part)),
      borderColor: palette.resolve('var(--surface)'),
      borderWidth: 1,
    },
    data: bars.map(({ shares }) => shares[part] ?? 0),
  }
}

/** A part without length that shows the score at the end of the bar. */
function totals(bars: Composition['bars'], text: object) {
  return {
    type: 'bar' as const,
    stack: 'score',
    silent: true,
    barMaxWidth: 18,
    data: bars.map(() => 0),
    label: {
      ...text,
      show: true,
      position: 'right' as const,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.total ?? '',
    },
  }
}
