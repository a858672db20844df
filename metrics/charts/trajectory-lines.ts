import { achievedWith, carriedAmounts } from '../judging/achieved.ts'
import { baselineOf } from '../judging/facts.ts'
import { isCumulative, judgingModeOf } from '../judging/judging-mode.ts'
import type { Observation } from '../series/observation.ts'
import { lastPeriodEndedBy, periodAt, periodIndex } from '../period.ts'
import type { Period } from '../period.ts'
import { scheduleShare } from '../schedule.ts'
import { approvedAt, readSeries } from '../series/series.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'
import type { Target } from '../catalogue/target.ts'

export interface TrajectoryInput {
  readonly target: Target
  /** The revisions of the target's own indicator and region. */
  readonly observations: readonly Observation[]
  /** The reference date; later periods are not drawn. */
  readonly at: string
  /** The value at the span's start, as the board has it. */
  readonly baseline: number | null
}

/** A period on the axis. `actual` and `planned` are figures of what is judged, in the indicator's unit; null: none. */
export interface TrajectoryPoint {
  readonly period: Period
  readonly actual: number | null
  readonly planned: number | null
  /** Whether it is drawn hollow: provisional, estimated, or a lower bound. */
  readonly unsettled: boolean
  /** Whether the definition changed here (SDMX status B). */
  readonly breaks: boolean
}

/** The curve of a target from the period before its span to the due one: actual and planned figures. */
export function trajectoryLines(input: TrajectoryInput): readonly TrajectoryPoint[] {
  const { target, observations, at } = input
  const { frequency } = target.indicator
  const { first, last: due } = spanPeriods(target, frequency)
  const shown = periodIndex(lastPeriodEndedBy(at, frequency))
  const last = target.due === undefined ? shown : due
  const series = readSeries(observations, frequency, first - 1, Math.max(Math.min(shown, last), first - 1))
  const carried = carriedAmounts(
    target,
    series,
    first,
    input.baseline === null ? null : baselineOf(target, series),
  )
  const points = Array.from({ length: last - first + 1 }, (_, step): TrajectoryPoint => {
    const period = periodAt(frequency, first + step)
    const observation = approvedAt(series, first + step)
    const carriedAmount = carried[step]
    const value = observation?.value ?? null
    const achieved = value === null || !carriedAmount ? null : achievedWith(carriedAmount, value)
    return {
      period,
      actual: achieved === null ? null : Number(achieved),
      planned: plannedAt(input, period),
      unsettled: observation?.bound === 'lower' || observation?.status === 'P' || observation?.status === 'E',
      breaks: observation?.status === 'B',
    }
  })
  const begun = points.some(({ actual }) => actual !== null)
  return [startingPoint(input, periodAt(frequency, first - 1), begun), ...points]
}

/** The point before the span. A sum starts at 0 there, which is drawn only where a reported value follows. */
function startingPoint(
  { target, baseline }: TrajectoryInput,
  period: Period,
  begun: boolean,
): TrajectoryPoint {
  const start = isCumulative(target) ? 0 : baseline
  const planned =
    judgingModeOf(target) === 'completion' || judgingModeOf(target) === 'distance' ? start : null
  return {
    period,
    actual: isCumulative(target) && !begun ? null : start,
    planned,
    unsettled: false,
    breaks: false,
  }
}

/** The planned figure at a period's end; null where the target has no schedule, or its baseline is unknown. */
function plannedAt({ target, baseline }: TrajectoryInput, period: Period): number | null {
  const mode = judgingModeOf(target)
  if (target.due === undefined || (mode !== 'completion' && mode !== 'distance')) return null
  const from = isCumulative(target) ? 0 : baseline
  if (from === null) return null
  const { start, due, plan, value } = target
  const span = { start, due, frequency: target.indicator.frequency, ...(plan ? { plan } : {}) }
  return from + (Number(value) - from) * scheduleShare({ ...span, period })
}
