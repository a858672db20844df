import type { AssessmentInput } from '../assessment.ts'
import { attainmentProbability } from './attainment-probability.ts'
import { weekdaysOnly } from '../calendar/calendar.ts'
import { firstMet, gatherFacts } from '../judging/facts.ts'
import type { Facts, Judged } from '../judging/facts.ts'
import { courseOf, hasFewValues } from './course.ts'
import type { Course } from './course.ts'
import type { ForecastMethod } from './forecast-method.ts'
import { quantileAt } from './forecast-errors.ts'
import { isCumulative, judgingModeOf } from '../judging/judging-mode.ts'
import { amountsUpTo, levelsUpTo } from '../series/past-values.ts'
import { periodAt } from '../period.ts'
import type { Period } from '../period.ts'
import { senseOf, thresholdOf, upperBound } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/**
 * The reason why there is no forecast: `not-forecast` no due date, or a basis that is undetermined or counts periods · `settled` the due
 * period is known · `past` the due date has passed · `no-value` nothing judged yet, or x unknown · `definition-break` the starting value is counted by
 * another 口径 · `inexact` the value is a lower bound · `gap` the amount of its period is unknown · `too-short` fewer periods without a gap
 * up to the judged one than `needs`.
 */
export type NoOutlook =
  'not-forecast' | 'settled' | 'past' | 'no-value' | 'definition-break' | 'inexact' | 'gap' | 'too-short'

export interface NoForecast {
  readonly none: NoOutlook
  readonly needs?: number
}

/** Fewer values do not show how much the moves differ. Rule O-6. */
const FEWEST_VALUES = 3

/** The share of the sum of its moves' sizes from which a stock's whole change goes in one direction. Rule O-5. */
const ONE_WAY = 0.8

export interface OutlookStep {
  readonly period: Period
  readonly point: number
  readonly low80: number
  readonly high80: number
  readonly low95: number
  readonly high95: number
}

/** The forecast of a target. Figures are x of its formula (as `Assessment.achieved`), in the indicator's unit. */
export interface Outlook {
  readonly method: ForecastMethod
  /** `levels`: the values themselves. `amounts`: the amounts that periods add, summed up. Rule O-5. */
  readonly of: 'levels' | 'amounts'
  /** The judged period, from which the steps count. */
  readonly from: Period
  /** The number of values of the forecast. */
  readonly values: number
  /** Whether these are too few to show a trend or a season: the forecast is the last of them, or their mean. */
  readonly scant: boolean
  /** Every period after `from` to the due period. */
  readonly steps: readonly OutlookStep[]
  /** Whether the target is met and kept: probability 1. */
  readonly kept: boolean
  /**
   * The share (0…1) of the empirical errors that would meet the target at its due period; 0 or 1 where that is certain; null: the series
   * never moved.
   */
  readonly probability: number | null
}

export type OutlookInput = Pick<AssessmentInput, 'target' | 'observations' | 'at'>

/**
 * Forecasts a target to its due period by the approved values known at a reference date. A series that grows by amounts (running totals,
 * increments, stocks that go in one direction) is forecast by these amounts. By its total, half the trend would count half of a steady
 * growth as chance. Rules O-4 to O-7.
 */
export function outlookOf({ target, observations, at }: OutlookInput): Outlook | NoForecast {
  const mode = judgingModeOf(target)
  if (target.due === undefined || mode === 'none' || mode === 'maintained') return { none: 'not-forecast' }
  const facts = gatherFacts(target, target.due, observations, at, weekdaysOnly)
  const { judged, due } = facts
  if (judged?.index === due) return { none: 'settled' }
  if (target.due < at) return { none: 'past' }
  if (judged && judged.brokenAt !== null) return { none: 'definition-break' }
  if (!judged || judged.achieved === null) return { none: 'no-value' }
  if (judged.lowerBound) return { none: 'inexact' }
  const levels = levelsUpTo(target.indicator, observations, judged.index)
  const of = byAmounts(target, levels) ? 'amounts' : 'levels'
  const values = of === 'levels' ? levels : amountsUpTo(target.indicator, observations, judged.index)
  const isLevel = target.indicator.accumulation === 'level'
  if (values.length === 0 && !isLevel) return { none: 'gap' }
  if (values.length < FEWEST_VALUES)
    return { none: 'too-short', needs: FEWEST_VALUES + (isLevel && of === 'amounts' ? 1 : 0) }
  const { frequency } = target.indicator
  const course = courseOf(values, due - judged.index, frequency, of)
  const points = of === 'levels' ? course.point : sums(course, target, judged)
  const reach = of === 'levels' || isLevel ? levelBounds(facts, judged) : sumBounds(target, judged)
  return {
    method: course.method,
    of,
    from: judged.observation.period,
    values: values.length,
    scant: hasFewValues(course.method),
    steps: points.map((point, place) => {
      const sizes = course.sizes(place + 1)
      const bounded = (value: number) => Math.min(Math.max(value, reach.lowest), reach.highest)
      const bound = (share: number) => bounded(point + quantileAt(sizes, share) * course.unit)
      return {
        period: periodAt(frequency, judged.index + place + 1),
        point: bounded(point),
        low80: bound(0.1),
        high80: bound(0.9),
        low95: bound(0.025),
        high95: bound(0.975),
      }
    }),
    ...chanceOf(facts, course, points, reach),
  }
}

function chanceOf(
  facts: Facts,
  { unit, sizes }: Course,
  points: readonly number[],
  reach: ValueRange,
): Pick<Outlook, 'kept' | 'probability'> {
  if (facts.mode === 'completion' && firstMet(facts) !== null) return { kept: true, probability: 1 }
  const ending = { point: points.at(-1)!, unit, sizes: sizes(points.length) }
  return {
    kept: false,
    probability: attainmentProbability({ ...ending, ...reach, ...boundsOf(facts.target) }),
  }
}

/**
 * Whether x is forecast by the amounts that periods add: for a sum since the span's start, and for a stock or a coverage that goes in one
 * direction. The sum of a stock that varies around a level would carry each chance move on. Annual values are few, and show their trend
 * themselves. Rule O-5.
 */
function byAmounts(target: Target, levels: readonly number[]): boolean {
  if (isCumulative(target)) return true
  if (target.indicator.frequency === 'A' || !['stock', 'coverage'].includes(target.basis)) return false
  const moves = levels.slice(1).map((level, place) => level - levels[place]!)
  const whole = moves.reduce((sum, move) => sum + Math.abs(move), 0)
  return whole > 0 && Math.abs(levels.at(-1)! - levels[0]!) >= ONE_WAY * whole
}

/** The values that x can have. */
interface ValueRange {
  readonly lowest: number
  readonly highest: number
}

function sums({ point }: Course, { indicator }: Target, judged: Judged): number[] {
  const canFall = indicator.negative === true || indicator.accumulation === 'level'
  let sum = Number(judged.achieved)
  return point.map((amount) => (sum += canFall ? amount : Math.max(0, amount)))
}

/** The bounds of a sum: with values that are never negative it does not fall below the sum reached. */
function sumBounds({ indicator }: Target, judged: Judged): ValueRange {
  return { lowest: indicator.negative ? -Infinity : Number(judged.achieved), highest: Infinity }
}

function levelBounds({ target, carried, first }: Facts, judged: Judged): ValueRange {
  // "New N" on a level series is judged as the level less its baseline.
  const offset = carried[judged.index - first]!.amount!.toNumber()
  const { negative, ceiling } = target.indicator
  return { lowest: (negative ? -Infinity : 0) + offset, highest: (ceiling ?? Infinity) + offset }
}

/** The values of x that meet the target; `open` without the bound itself. */
function boundsOf(target: Target): { low: number; high: number; open: boolean } {
  const { comparator, value } = target
  if (comparator === 'range') return { low: Number(value), high: Number(upperBound(target)), open: false }
  const [threshold, open] = [Number(thresholdOf(target)), comparator === '>' || comparator === '<']
  return senseOf(target) > 0
    ? { low: threshold, high: Infinity, open }
    : { low: -Infinity, high: threshold, open }
}
