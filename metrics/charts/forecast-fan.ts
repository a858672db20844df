import type { Outlook, OutlookStep } from '../outlook/outlook.ts'
import { comparePeriods } from '../period.ts'
import type { Palette } from './palette.ts'
import type { TrajectoryPoint } from './trajectory-lines.ts'

/** The parts of an outlook that are drawn. */
export interface DrawnOutlook extends Pick<Outlook, 'from'> {
  readonly steps: readonly Pick<OutlookStep, 'point' | 'low80' | 'high80'>[]
}

/** The forecast for a period, with the bounds of 80 % of the expected outcomes. */
export interface FanPoint {
  readonly point: number
  readonly low: number
  readonly high: number
}

/** The forecast beside a trajectory's points, null where there is none; it begins at the last value, without width. */
export function fanBeside(
  points: readonly TrajectoryPoint[],
  outlook: DrawnOutlook | null,
): readonly (FanPoint | null)[] {
  const from = outlook ? points.findIndex(({ period }) => comparePeriods(period, outlook.from) === 0) : -1
  const actual = points[from]?.actual
  if (!outlook || actual === null || actual === undefined) return points.map(() => null)
  return points.map((_, place) => {
    if (place === from) return { point: actual, low: actual, high: actual }
    const step = outlook.steps[place - from - 1]
    return step && place > from ? { point: step.point, low: step.low80, high: step.high80 } : null
  })
}

/** The share of the span of values and target by which the fan may widen the axis at either end. */
const FAN_ROOM = 0.25

/**
 * The figures of the fan as far as they may widen the axis. A wider fan is cut at the edge, so that values and target stay readable
 * however little the forecast knows.
 */
export function fanWithin(fan: readonly (FanPoint | null)[], figures: readonly number[]): number[] {
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const room = (high - low) * FAN_ROOM
  return fan
    .flatMap((at) => (at ? [at.low, at.high] : []))
    .map((figure) => Math.min(Math.max(figure, low - room), high + room))
}

/** A dotted line through the forecast, on a pale fan; the word 预测 at its end keeps it from being taken for a reported figure. */
export function forecastSeries(
  fan: readonly (FanPoint | null)[],
  { colour, wordSize, nudge }: { colour: string; wordSize: number; nudge: number },
  palette: Palette,
) {
  const bare = {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { width: 0, opacity: 0 },
    stack: 'fan',
    stackStrategy: 'all',
  } as const
  return [
    { ...bare, id: 'fan-low', data: fan.map((at) => at?.low ?? '-') },
    {
      ...bare,
      id: 'fan',
      data: fan.map((at) => (at ? at.high - at.low : '-')),
      areaStyle: { color: colour, opacity: 0.16 },
    },
    {
      id: 'forecast',
      type: 'line' as const,
      silent: true,
      symbol: 'none' as const,
      data: fan.map((at) => at?.point ?? '-'),
      lineStyle: { color: colour, width: wordSize / 5, type: [0, wordSize / 2], cap: 'round' as const },
      endLabel: {
        show: fan.some((at) => at !== null),
        formatter: '预测',
        color: palette.secondary,
        fontFamily: palette.font,
        fontSize: wordSize,
        distance: wordSize * 0.5,
        offset: [0, nudge],
      },
    },
  ]
}
