import { niceScale } from '#metrics/charts/nice-scale.ts'
import { formatFigure } from '#metrics/numbers/quantity.ts'
import { parsePeriod, periodEnd } from '#metrics/period.ts'
import { colourOf, paperPalette } from '../curves/paper-palette.ts'
import type { SourceRow } from '../row-figures.ts'
import type { Chart, ChartLine, TimeAxis } from './deck/chart-lines.ts'
import { ink } from './deck/ink.ts'
import type { ItemSubject } from './subject.ts'

interface Drawn {
  readonly curve: NonNullable<ItemSubject['curve']>
  readonly row: NonNullable<ItemSubject['row']>
}

const mostNames = 7
/** A line with more points is drawn without dots, which would touch. */
const mostDots = 28
/** The share by which the axis may grow for a distant forecast. */
const room = 0.25

/** The chart of a target: its curve against schedule and target, and the forecast, editable in an office program. */
export function targetChart(drawn: Drawn): Chart {
  const { periods } = drawn.curve.one
  const lines = [scheduleLine(drawn), ...goalLines(drawn), ...forecastLines(drawn), actualLine(drawn)].filter(
    (line) => line !== null,
  )
  const known = lines
    .filter(({ name }) => !name.startsWith('预测'))
    .flatMap(({ figures }) => figuresOf(figures))
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const reach = (high - low) * room
  const foreseen = lines
    .flatMap(({ figures }) => figuresOf(figures))
    .map((figure) => Math.min(Math.max(figure, low - reach), high + reach))
  return {
    days: periods.map((period) => periodEnd(parsePeriod(period)!)),
    axis: axisOf(periods),
    lines,
    scale: niceScale([...known, ...foreseen], 4, known.every(Number.isInteger)),
    decimals: drawn.row.one.decimals,
  }
}

/** The months of a period; shorter periods are counted in days. */
const months = { M: 1, Q: 3, S: 6 } as const

/** The axis with few names of periods, by their frequency. */
function axisOf(periods: readonly string[]): TimeAxis {
  const { frequency } = parsePeriod(periods[0]!)!
  const every = Math.ceil(periods.length / mostNames)
  if (frequency === 'A') return { unit: 'years', every, format: 'yyyy' }
  if (frequency === 'W' || frequency === 'D')
    return { unit: 'days', every: every * (frequency === 'W' ? 7 : 1), format: 'yyyy-mm-dd' }
  return { unit: 'months', every: every * months[frequency], format: 'yyyy-mm' }
}

/** The caption of a chart: its unit, its lines, and where its axis begins. */
export function chartCaption({ unit }: SourceRow, { scale, lines }: Chart): string {
  const foreseen = lines.some(({ name }) => name.startsWith('预测'))
  return [
    unit === '' ? '' : `单位：${unit}`,
    `实线为实绩，虚线为序时${foreseen ? '，点线为预测及其八成把握的范围' : ''}`,
    scale.min === 0 ? '' : `纵轴自 ${formatFigure(String(scale.min))} 起`,
  ]
    .filter(Boolean)
    .join('　')
}

const figuresOf = (figures: ChartLine['figures']) => figures.filter((figure) => figure !== null)

function actualLine({ curve: { one: curve, place }, row }: Drawn): ChartLine {
  const last = curve.actual.findLastIndex((figure) => figure !== null)
  return {
    name: '实绩',
    key: `curves/${place}/actual`,
    figures: curve.actual,
    colour: colourOf(row.one.light),
    weight: 3.5,
    dots: curve.periods.length <= mostDots,
    hollow: curve.unsettled.filter((at) => curve.actual[at] !== null),
    ...(last >= 0 && { label: { index: last, shows: 'figure' as const, place: 't' as const } }),
  }
}

function scheduleLine({ curve: { one: curve, place } }: Drawn): ChartLine | null {
  const last = curve.planned.findLastIndex((figure) => figure !== null)
  if (last < 0) return null
  return {
    name: '序时',
    key: `curves/${place}/planned`,
    figures: curve.planned,
    colour: paperPalette.faint,
    weight: 2,
    dash: 'dash',
    label: { index: last, shows: 'name', place: 'r' },
  }
}

/** The line of the target, or two lines for a range. */
function goalLines({ curve: { one: curve }, row: { one: row, place: rowPlace } }: Drawn): ChartLine[] {
  const line = (name: string, field: 'targetValue' | 'high', value: number): ChartLine => ({
    name: `${name} ${formatFigure(String(value))}`,
    key: `targets/${rowPlace}/${field}`,
    figures: curve.periods.map(() => value),
    colour: paperPalette.goal,
    weight: 1.5,
    // The label is near the beginning of curves, because the schedule ends at the other side.
    label: { index: Math.min(1, curve.periods.length - 1), shows: 'name', place: 't' },
  })
  return [
    line(row.high === null ? '目标' : '目标下限', 'targetValue', row.targetValue),
    ...(row.high === null ? [] : [line('目标上限', 'high', row.high)]),
  ]
}

function forecastLines({ curve: { one: curve, place }, row: { one: row } }: Drawn): ChartLine[] {
  const { forecast, periods, actual, planned } = curve
  const from = forecast ? periods.indexOf(forecast.from) : -1
  if (!forecast || from < 0 || forecast.point.length === 0) return []
  const beside = (figures: readonly number[]) =>
    periods.map((_, at) => (at === from ? actual[from]! : (figures[at - from - 1] ?? null)))
  const end = from + forecast.point.length
  // The label of the forecast is below or above that of the schedule, where both end near each other.
  const below = (forecast.point.at(-1) ?? 0) < (planned[end] ?? Infinity)
  const bound = (name: string, field: 'low80' | 'high80'): ChartLine => ({
    name,
    key: `curves/${place}/forecast/${field}`,
    figures: beside(forecast[field]),
    colour: '#b9c3d3',
    weight: 1,
    dash: 'sysDot',
  })
  return [
    bound('预测下限', 'low80'),
    bound('预测上限', 'high80'),
    {
      name: '预测',
      key: `curves/${place}/forecast/point`,
      figures: beside(forecast.point),
      colour: row.light === 'met' ? ink.secondary : colourOf(row.light),
      weight: 2.25,
      dash: 'sysDot',
      label: { index: Math.min(end, periods.length - 1), shows: 'name', place: below ? 'b' : 't' },
    },
  ]
}
