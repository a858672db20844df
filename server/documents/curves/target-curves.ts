import { orderMarks, type MarkedOrder } from '#metrics/charts/order-marks.ts'
import { trajectoryLines } from '#metrics/charts/trajectory-lines.ts'
import type { NoForecast, Outlook } from '#metrics/outlook/outlook.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { BoardRow } from '../../contract/board.ts'
import type { MeetingCurve } from '../../contract/meetings.ts'
import { inPortions } from '../../event-loop-turns.ts'
import type { Brief } from '../../judging/judge.ts'

/** The facts by which a target was judged, and its outlook. */
export interface Foreseen {
  readonly input: Brief['input']
  readonly outlook: Outlook | NoForecast
}

export function chanceOf({ outlook }: Foreseen): number | null {
  return 'none' in outlook ? null : outlook.probability
}

/** The number of curves that are computed without giving way to other requests. */
const inOneGo = 16

/** The curves of rows, in their order, with the days of the orders on their targets. */
export async function curvesOf(
  rows: readonly BoardRow[],
  foreseen: ReadonlyMap<string, Foreseen>,
  ordersOn: (target: string) => readonly MarkedOrder[],
): Promise<MeetingCurve[]> {
  const curves: MeetingCurve[] = []
  for await (const portion of inPortions(rows, inOneGo))
    curves.push(...portion.map((row) => curveOf(row, foreseen.get(row.target)!, ordersOn(row.target))))
  return curves
}

/** A computed figure, rounded to twelve digits, which removes the noise of its binary form. */
const tidy = (figure: number) => Number(figure.toPrecision(12))
const placesOf = (marks: readonly boolean[]) => marks.flatMap((marked, place) => (marked ? [place] : []))

function curveOf(
  { target, baseline }: BoardRow,
  { input, outlook }: Foreseen,
  orders: readonly MarkedOrder[],
): MeetingCurve {
  const points = trajectoryLines({ ...input, baseline })
  return {
    target,
    periods: points.map(({ period }) => formatPeriod(period, 'sdmx')),
    actual: points.map(({ actual }) => actual),
    planned: points.map(({ planned }) => (planned === null ? null : tidy(planned))),
    unsettled: placesOf(points.map(({ unsettled }) => unsettled)),
    breaks: placesOf(points.map(({ breaks }) => breaks)),
    marks: orderMarks(points, orders),
    forecast: 'none' in outlook ? null : forecastOf(outlook),
  }
}

function forecastOf({ from, steps }: Outlook): MeetingCurve['forecast'] {
  return {
    from: formatPeriod(from, 'sdmx'),
    point: steps.map(({ point }) => tidy(point)),
    low80: steps.map(({ low80 }) => tidy(low80)),
    high80: steps.map(({ high80 }) => tidy(high80)),
  }
}
