import { formatFigure } from '../numbers/quantity.ts'
import { niceScale } from './nice-scale.ts'
import type { NiceScale } from './nice-scale.ts'
import { axisLabels } from './axis-labels.ts'
import { orderLines } from './order-lines.ts'
import type { OrderMark } from './order-marks.ts'
import { fanBeside, fanWithin, forecastSeries, type DrawnOutlook } from './forecast-fan.ts'
import type { Palette } from './palette.ts'
import type { TrajectoryPoint } from './trajectory-lines.ts'

export interface TrajectoryPicture {
  readonly points: readonly TrajectoryPoint[]
  /** The target value, or its lower bound. */
  readonly goal: number
  /** The upper bound; null where the target is a single figure. */
  readonly high: number | null
  /** The outlook; null where there is no forecast. */
  readonly outlook: DrawnOutlook | null
  /** The marks of orders on the target. */
  readonly marks?: readonly OrderMark[]
  /** The colour of the light, as a token. */
  readonly colour: string
  /** The size of the smallest words, in design pixels. */
  readonly wordSize: number
}

const mostDots = 28
/** The most steps of the axis of values; a low plot has fewer, so that their figures do not overlap. */
const mostParts = 4
/** The room above and below the plot, in sizes of a word. */
const ABOVE = 1.6
const BELOW = 2

interface ChartSize {
  readonly width: number
  readonly height: number
}

/** The chart of actual and forecast figures against plan and target. The axis reaches to the due date, so that the future stays open. */
export function trajectoryOption(picture: TrajectoryPicture, palette: Palette, { width, height }: ChartSize) {
  const { points, goal, high, wordSize } = picture
  const fan = fanBeside(points, picture.outlook)
  const bounds = high === null ? [goal] : [goal, high]
  const known = points.flatMap(({ actual, planned }) => [actual, planned]).filter((figure) => figure !== null)
  // If only the target is known, the axis begins at 0.
  const shown = known.length > 0 ? known : [0]
  const figures = [...shown, ...fanWithin(fan, [...shown, ...bounds])]
  const countsWhole = [...points.map(({ actual }) => actual ?? 0), ...bounds].every(Number.isInteger)
  const word = { fontFamily: palette.font, fontSize: wordSize, color: palette.tertiary }
  const labels = axisLabels(
    points.map(({ period }) => period),
    Math.floor(width / (wordSize * 5)),
  )
  const orders = orderLines(picture, palette, (width - wordSize * 7.4) / Math.max(1, points.length - 1))
  const above = ABOVE + orders.above
  const plot = height - wordSize * (above + BELOW)
  const parts = Math.max(1, Math.min(mostParts, Math.floor(plot / (wordSize * 1.4))))
  const scale = niceScale([...figures, ...bounds], parts, countsWhole)
  return {
    animationDuration: 0,
    animationDurationUpdate: 600,
    // Words at the ends of lines need room: 序时 and 预测 on the right, the axis of values on the left.
    grid: { left: wordSize * 4.2, right: wordSize * 3.2, top: wordSize * above, bottom: wordSize * BELOW },
    xAxis: {
      type: 'category' as const,
      boundaryGap: false,
      data: points.map((_, index) => labels[index] ?? ''),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.hairline, width: 2 } },
      axisLabel: { ...word, interval: 0, hideOverlap: false, margin: wordSize * 0.7 },
    },
    yAxis: {
      type: 'value' as const,
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLabel: {
        ...word,
        margin: wordSize * 0.8,
        formatter: (figure: number) => formatFigure(String(Number(figure.toPrecision(10)))),
      },
      splitLine: { lineStyle: { color: palette.hairline, width: 1 } },
    },
    series: [
      planLine(picture, palette, scale.min),
      goalLine(picture, palette),
      ...orders.series,
      ...forecastSeries(
        fan,
        {
          colour: palette.resolve(picture.colour),
          wordSize,
          nudge: nudgeOf(points.at(-1)?.planned ?? null, fan.at(-1)?.point ?? null, scale, {
            wordSize,
            plot,
          }),
        },
        palette,
      ),
      actualLine(picture, palette),
    ],
  }
}

/** The pixels by which 预测 moves downwards, so that it does not cover 序时 where both lines end near each other. */
function nudgeOf(
  planned: number | null,
  forecast: number | null,
  { min, max }: NiceScale,
  { wordSize, plot }: { readonly wordSize: number; readonly plot: number },
): number {
  if (planned === null || forecast === null) return 0
  const apart = ((forecast - planned) / (max - min)) * plot
  const lacking = wordSize * 1.3 - Math.abs(apart)
  return lacking <= 0 ? 0 : apart > 0 ? -lacking : lacking
}

function planLine({ points, wordSize }: TrajectoryPicture, palette: Palette, bottom: number) {
  const word = { color: palette.secondary, fontFamily: palette.font, fontSize: wordSize }
  return {
    id: 'plan',
    type: 'line' as const,
    silent: true,
    symbol: 'none' as const,
    data: points.map(({ planned }) => planned ?? '-'),
    lineStyle: { color: palette.faint, width: 2.5, type: [8, 7] },
    endLabel: {
      ...word,
      show: points.some(({ planned }) => planned !== null),
      formatter: '序时',
      distance: wordSize * 0.5,
    },
    // An axis that does not start at zero exaggerates, and says so in its corner.
    markLine: {
      silent: true,
      symbol: 'none' as const,
      animation: false,
      data: bottom === 0 ? [] : [{ yAxis: bottom }],
      lineStyle: { color: 'transparent' },
      label: {
        ...word,
        position: 'insideEndTop' as const,
        // Lines of orders may pass behind the word.
        textBorderColor: palette.ground,
        textBorderWidth: 4,
        formatter: `纵轴自 ${formatFigure(String(bottom))} 起`,
      },
    },
  }
}

function goalLine({ goal, high, wordSize }: TrajectoryPicture, palette: Palette) {
  const colour = palette.goal
  const text = high === null ? `目标 ${formatFigure(String(goal))}` : ''
  return {
    id: 'goal',
    type: 'line' as const,
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none' as const,
      animation: false,
      data: [{ yAxis: goal }],
      lineStyle: { color: colour, width: 2, type: 'solid' as const },
      label: {
        show: high === null,
        position: 'insideStartTop' as const,
        formatter: text,
        color: colour,
        fontFamily: palette.font,
        fontSize: wordSize + 1,
      },
    },
    ...(high === null
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: colour, opacity: 0.16 },
            label: {
              show: true,
              position: 'insideTopLeft' as const,
              formatter: `目标 ${goal}–${high}`,
              color: colour,
            },
            data: [edges(goal, high)],
          },
        }),
  }
}

/** The edges of a band. */
const edges = (low: number, high: number): [{ yAxis: number }, { yAxis: number }] => [
  { yAxis: low },
  { yAxis: high },
]

function actualLine(picture: TrajectoryPicture, palette: Palette) {
  const { points, wordSize } = picture
  const colour = palette.resolve(picture.colour)
  // On a long series dots would touch, so that only the last point and unsettled ones have one.
  const dotted = points.length <= mostDots
  const last = points.findLastIndex(({ actual }) => actual !== null)
  const broken = points.flatMap(({ breaks }, index) => (breaks ? [{ xAxis: index }] : []))
  return {
    id: 'actual',
    type: 'line' as const,
    silent: true,
    connectNulls: true,
    symbol: 'circle' as const,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 4, cap: 'round' as const, join: 'round' as const },
    data: points.map(({ actual, unsettled }, index) => ({
      value: actual ?? '-',
      symbolSize: unsettled ? 12 : dotted || index === last ? 11 : 0,
      itemStyle: unsettled
        ? { color: palette.ground, borderColor: colour, borderWidth: 3 }
        : { color: colour, borderWidth: 0 },
    })),
    markLine: {
      silent: true,
      symbol: 'none' as const,
      animation: false,
      data: broken,
      lineStyle: { color: palette.faint, width: 1.5, type: 'dotted' as const },
      label: {
        formatter: '口径调整',
        color: palette.secondary,
        fontFamily: palette.font,
        fontSize: wordSize,
      },
    },
  }
}
