import type { AssessmentInput } from '../assessment.ts'
import { attainmentProbability } from './attainment-probability.ts'
import { weekdaysOnly } from '../calendar/calendar.ts'
import { firstMet, gatherFacts } from '../judging/facts.ts'
import type { Facts, Judged } from '../judging/facts.ts'
import { ownErrors, quantileAt, summedErrors } from './forecast-errors.ts'
import type { ForecastMethod } from './forecast-errors.ts'
import { forecast, meanMove } from '../forecast.ts'
import { isCumulative, judgementOf } from '../judging/judgement.ts'
import { amountsUpTo, levelsUpTo } from '../series/past-values.ts'
import { periodAt } from '../period.ts'
import type { Period } from '../period.ts'
import { senseOf, thresholdOf, upperBound } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/**
 * Why nothing is forecast: `not-forecast` no due date, or a basis that counts periods · `settled` the due period is
 * known · `no-value` nothing judged yet · `definition-break` what it is measured from
 * counts by another 口径 · `inexact` the value is a lower bound · `gap` what its period added is unknown ·
 * `too-short` fewer periods without a gap up to the judged one than `needs` says.
 */
export type NoOutlook =
  'not-forecast' | 'settled' | 'no-value' | 'definition-break' | 'inexact' | 'gap' | 'too-short'

export interface NoForecast {
  readonly none: NoOutlook
  readonly needs?: number
}

/** Below that nothing is seen of how much the moves differ. Rule O-6. */
const FEWEST_VALUES = 3

export interface OutlookStep {
  readonly period: Period
  readonly point: number
  readonly low80: number
  readonly high80: number
}

/** Where a target is heading. Figures are x of its formula (as `Assessment.achieved`), in the indicator's unit. */
export interface Outlook {
  readonly method: ForecastMethod
  /** `levels`: the values themselves. `amounts`: what each period adds, summed up. Rule O-5. */
  readonly of: 'levels' | 'amounts'
  /** The judged period, from which the steps count. */
  readonly from: Period
  /** How many values it was forecast from. */
  readonly values: number
  /** Every period after `from` to the due period. */
  readonly steps: readonly OutlookStep[]
  /** A target that is kept once met, and is met: probability 1. */
  readonly kept: boolean
  /** Share (0…1) of the empirical errors that would still meet the target at its due period; null: the series never moved. */
  readonly probability: number | null
}

/**
 * Forecasts a target to its due period from the approved values known at a reference date. What grows by what
 * is added to it (stocks, running totals, increments) is forecast by that, never by the total: half the drift of a
 * total would take half of its steady growth for chance. A kept target that is met stands at 1. Rules O-4 to O-6.
 */
export function outlookOf(input: Omit<AssessmentInput, 'rule' | 'calendar'>): Outlook | NoForecast {
  const { target, observations, at } = input
  const judgement = judgementOf(target)
  if (target.due === undefined || judgement === 'none' || judgement === 'maintained')
    return { none: 'not-forecast' }
  const facts = gatherFacts(target, target.due, observations, at, weekdaysOnly)
  const { judged, due } = facts
  if (judged?.index === due) return { none: 'settled' }
  if (judged && judged.brokenAt !== null) return { none: 'definition-break' }
  if (!judged || judged.achieved === null) return { none: 'no-value' }
  if (judged.lowerBound) return { none: 'inexact' }
  const values = (byAmounts(target) ? amountsUpTo : levelsUpTo)(target.indicator, observations, judged.index)
  const isLevel = target.indicator.accumulation === 'level'
  if (values.length === 0 && !isLevel) return { none: 'gap' }
  if (values.length < FEWEST_VALUES)
    return { none: 'too-short', needs: FEWEST_VALUES + (isLevel && byAmounts(target) ? 1 : 0) }
  const ahead = (byAmounts(target) ? amountsAhead : levelsAhead)(facts, judged, values)
  const kept = judgement === 'completion' && firstMet(facts) !== null
  const { frequency } = target.indicator
  return {
    method: ahead.method,
    of: byAmounts(target) ? 'amounts' : 'levels',
    from: judged.observation.period,
    values: values.length,
    steps: ahead.points.map((point, place) => {
      const reach = quantileAt(ahead.sizes(place + 1), 0.8) * ahead.unit
      const bounded = (value: number) => Math.min(Math.max(value, ahead.lowest), ahead.highest)
      return {
        period: periodAt(frequency, judged.index + place + 1),
        point: bounded(point),
        low80: bounded(point - reach),
        high80: bounded(point + reach),
      }
    }),
    kept,
    probability: kept
      ? 1
      : attainmentProbability({
          point: ahead.points.at(-1)!,
          unit: ahead.unit,
          sizes: ahead.sizes(ahead.points.length),
          ...boundsOf(target),
        }),
  }
}

/** Whether x is made of what each period adds: a sum since the span's start, or a stock. Rule O-5. */
function byAmounts(target: Target): boolean {
  return isCumulative(target) || target.basis === 'stock'
}

interface Ahead {
  readonly method: ForecastMethod
  readonly points: readonly number[]
  readonly unit: number
  readonly sizes: (steps: number) => readonly number[]
  /** What x can be at all. */
  readonly lowest: number
  readonly highest: number
}

function levelsAhead(facts: Facts, judged: Judged, values: readonly number[]): Ahead {
  const { method, point } = forecast(values, facts.due - judged.index)
  return {
    method,
    points: point,
    unit: meanMove(values),
    sizes: (steps) => ownErrors(method, steps),
    ...levelBounds(facts, judged),
  }
}

function amountsAhead(facts: Facts, judged: Judged, values: readonly number[]): Ahead {
  const { method, point } = forecast(values, facts.due - judged.index)
  const { negative, accumulation } = facts.target.indicator
  const isLevel = accumulation === 'level'
  const reached = Number(judged.achieved)
  let sum = reached
  return {
    method,
    points: point.map((amount) => (sum += negative || isLevel ? amount : Math.max(0, amount))),
    unit: meanMove(values),
    sizes: (steps) => summedErrors(method, steps),
    ...(isLevel ? levelBounds(facts, judged) : { lowest: negative ? -Infinity : reached, highest: Infinity }),
  }
}

function levelBounds({ target, carried, first }: Facts, judged: Judged): Pick<Ahead, 'lowest' | 'highest'> {
  // "New N" on a level series is judged as the level less its baseline.
  const offset = carried[judged.index - first]!.amount!.toNumber()
  const { negative, ceiling } = target.indicator
  return { lowest: (negative ? -Infinity : 0) + offset, highest: (ceiling ?? Infinity) + offset }
}

/** The values of x that meet the target. */
function boundsOf(target: Target): { low: number; high: number } {
  if (target.comparator === 'range') return { low: Number(target.value), high: Number(upperBound(target)) }
  const threshold = Number(thresholdOf(target))
  return senseOf(target) > 0 ? { low: threshold, high: Infinity } : { low: -Infinity, high: threshold }
}
