import { carriedInto, lessBaseline, achievedWith, noBaseline } from './achieved.ts'
import type { Carried } from './achieved.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { dayNumber } from '../calendar/civil-date.ts'
import { firstCollected, lastCollected } from '../catalogue/collection.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { deadlineOf, expectedIndex } from '../calendar/deadline.ts'
import { isCumulative, judgementOf } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import type { Observation } from '../series/observation.ts'
import { indexContaining, lastIndexEndedBy, periodAt } from '../period.ts'
import type { Period } from '../period.ts'
import { withExactShares } from '../series/share.ts'
import { spanOf } from '../schedule.ts'
import type { Span } from '../schedule.ts'
import { approvedAt, isExcused, isReported, readSeries } from '../series/series.ts'
import type { Series } from '../series/series.ts'
import { thresholdOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

export interface Baseline {
  readonly value: DecimalInput
  /** null where printed. */
  readonly period: Period | null
  readonly source: 'printed' | 'approved'
  readonly demo: boolean
}

/** The approved value that is judged, at its own period. */
export interface Judged {
  readonly index: number
  readonly observation: Observation
  readonly value: DecimalInput
  /** x of the formula; null where something it rests on is missing. */
  readonly achieved: DecimalInput | null
  /** Rests on a figure printed as a lower bound: 超过21万座. */
  readonly lowerBound: boolean
  /** A sum in which some period is not reported, and so not counted. */
  readonly incomplete: boolean
  readonly demo: boolean
}

/** What is known about a target at a reference date, before any light is given. Periods by their numbers. */
export interface Facts {
  readonly target: Target
  readonly judgement: Judgement
  readonly at: string
  readonly span: Span
  readonly first: number
  /** The due period; later values never judge the target. */
  readonly due: number
  readonly series: Series
  readonly baseline: Baseline | null
  readonly carried: readonly Carried[]
  readonly judged: Judged | null
  /** Some period of the span has an approved answer, if only that it has no value, for a reason that excuses nobody. */
  readonly answered: boolean
  /** Number of the newest period in the span that its unit has reported; before the first when there is none. */
  readonly reported: number
  /** The last period whose deadline has passed. */
  readonly expected: OwedPeriod | null
  /** Where neither that period nor a later one is reported: the first that is owed after the newest reported one. */
  readonly unreported: OwedPeriod | null
}

/** A period by its number, and the day by which its value is owed. */
export interface OwedPeriod {
  readonly index: number
  readonly deadline: string
}

/** Gathers what an assessment rests on. The target has a due date. Rules, B-2, B-3. */
export function gatherFacts(
  target: Target,
  due: string,
  observations: readonly Observation[],
  at: string,
  calendar: Calendar,
): Facts {
  const { indicator } = target
  const { frequency } = indicator
  const first = indexContaining(frequency, dayNumber(target.start))
  const dueIndex = indexContaining(frequency, dayNumber(due))
  const last = Math.min(lastIndexEndedBy(frequency, dayNumber(at)), dueIndex)
  // One period before the span comes along: it holds the baseline.
  const series = readSeries(withExactShares(observations, indicator.unit), frequency, first - 1, last)
  const baseline = baselineOf(target, series)
  const offset = baseline ? lessBaseline(baseline.value, baseline.demo) : noBaseline
  const carried = carriedInto(target, series, first, offset)
  const newest = newestApproved(series, first, last)
  const reported = newestReported(series, first)
  const expected = expectedOf(target, first, dueIndex, at, calendar)
  return {
    target,
    judgement: judgementOf(target),
    at,
    span: spanOf(target, due),
    first,
    due: dueIndex,
    series,
    baseline,
    carried,
    judged: newest === null ? null : judgedAt(series, carried, first, newest),
    answered: newest !== null,
    reported,
    expected,
    unreported:
      expected && reported < expected.index
        ? owedPeriod(indicator, firstCollected(indicator, reported + 1), calendar)
        : null,
  }
}

/** The first period, approved and in the span, in which the target was met; null if none. Rule L-2. */
export function firstMet({ target, series, first, carried }: Facts): Judged | null {
  const threshold = new Decimal(thresholdOf(target))
  let [current, needed] = [undefined as Carried | undefined, '']
  for (const [step, into] of carried.entries()) {
    const value = approvedAt(series, first + step)?.value
    if (value === undefined || value === null || into.amount === null) continue
    // carried + value ≥ threshold, turned so that most periods need no exact arithmetic.
    if (into !== current) [current, needed] = [into, threshold.minus(into.amount).toString()]
    const order = compareDecimals(value, needed)
    if (order > 0 || (order === 0 && target.comparator !== '>'))
      return judgedAt(series, carried, first, first + step)
  }
  return null
}

/** As printed; else the approved value of the period that ends before the span starts, if it is exact. Rule B-3. */
function baselineOf(target: Target, series: Series): Baseline | null {
  if (target.baseline !== undefined) {
    return { value: target.baseline, period: null, source: 'printed', demo: false }
  }
  const before = approvedAt(series, series.first)
  if (!before || before.value === null || before.bound === 'lower') return null
  return {
    value: before.exact ?? before.value,
    period: before.period,
    source: 'approved',
    demo: before.provenance === 'demo',
  }
}

function newestApproved(series: Series, first: number, last: number): number | null {
  for (let index = last; index >= first; index--) {
    const observation = approvedAt(series, index)
    if (observation && !isExcused(observation)) return index
  }
  return null
}

/** The approved value of a period, as it is judged; null where the period has none. */
export function judgedAt(
  series: Series,
  carried: readonly Carried[],
  first: number,
  index: number,
): Judged | null {
  const observation = approvedAt(series, index)
  const value = observation?.exact ?? observation?.value ?? null
  if (!observation || value === null) return null
  const into = carried[index - first]!
  return {
    index,
    observation,
    value,
    achieved: achievedWith(into, value),
    incomplete: into.incomplete,
    lowerBound: into.lowerBound || observation.bound === 'lower',
    demo: into.demo || observation.provenance === 'demo',
  }
}

function newestReported(series: Series, first: number): number {
  for (let index = series.first + series.latest.length - 1; index >= first; index--) {
    if (isReported(series, index)) return index
  }
  return first - 1
}

function expectedOf(
  { indicator }: Target,
  first: number,
  due: number,
  at: string,
  calendar: Calendar,
): OwedPeriod | null {
  const owed = expectedIndex(indicator, at, calendar)
  if (owed === null) return null
  const index = Math.min(owed, lastCollected(indicator, due))
  return index < first ? null : owedPeriod(indicator, index, calendar)
}

function owedPeriod(indicator: Indicator, index: number, calendar: Calendar): OwedPeriod | null {
  const deadline = deadlineOf(periodAt(indicator.frequency, index), indicator, calendar)
  return deadline && { index, deadline: deadline.date }
}

/** Whether the baseline takes part in the judgement. */
export function needsBaseline({ target, judgement }: Pick<Facts, 'target' | 'judgement'>): boolean {
  return judgement === 'distance' || (isCumulative(target) && target.indicator.accumulation === 'level')
}
