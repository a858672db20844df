import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import {
  comparePeriods,
  formatPeriod,
  parsePeriod,
  periodOf,
  periodsBetween,
  shiftPeriod,
  type Period,
} from '#metrics/period.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'
import type { Scenario } from './scenario.ts'

export interface CoursePoint {
  readonly period: Period
  /** The exact decimal in the indicator's unit, with its digits. */
  readonly value: string
}

/** The share of the way at each of `steps` steps, which rises with small unevenness and never falls. */
function shares(steps: number, { reached, curve }: Scenario, random: () => number): number[] {
  let highest = 0
  return Array.from({ length: steps }, (_, index) => {
    const even = reached * ((index + 1) / steps) ** curve
    highest = Math.max(highest, even * (1 + (random() - 0.5) * 0.03))
    return highest
  })
}

/** The synthetic series of a target, from the period before its span to `until` at most. */
export function demoCourseOf(
  { target, record }: CataloguedTarget,
  scenario: Scenario,
  until: string,
): CoursePoint[] {
  const { indicator, start, due } = target
  const first = periodOf(start, indicator.frequency)
  const last = periodOf(due ?? until, indicator.frequency)
  const periods = periodsBetween(first, last)
  const random = seededRandom(`course ${record.id}`)
  const goal = Number(target.high ?? target.value)
  // A closed list (9座重点桥梁) cannot be exceeded, and neither can a share of the whole.
  const most = target.comparator === '=' ? goal : (indicator.ceiling ?? Infinity)
  const cappedText = (value: number): string => {
    const capped = Math.min(value, most)
    return roundToDigits(String(capped), indicator.decimals, 'half-up')
  }
  const way = shares(periods.length, scenario, random)
  const points: CoursePoint[] = []
  if (indicator.accumulation === 'level' && target.basis !== 'growth' && target.basis !== 'range') {
    const base = goal * scenario.begin
    if (scenario.withoutBaseline !== true)
      points.push({ period: shiftPeriod(first, -1), value: cappedText(base) })
    periods.forEach((period, index) =>
      points.push({ period, value: cappedText(base + (goal - base) * way[index]!) }),
    )
  } else {
    // The progress is counted from 0; a year-to-date figure starts again each January.
    let before = 0
    let year = first.year
    periods.forEach((period, index) => {
      if (period.year !== year) {
        before = indicator.accumulation === 'year-to-date' ? way[index - 1]! : 0
        year = period.year
      }
      points.push({ period, value: cappedText(goal * (way[index]! - before)) })
    })
  }
  const end = parsePeriod(scenario.silentAfter ?? '') ?? periodOf(until, indicator.frequency)
  return points.filter(({ period }) => comparePeriods(period, end) <= 0)
}

export function pointKey({ period }: CoursePoint): string {
  return formatPeriod(period, 'sdmx')
}
