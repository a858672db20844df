import { achievedWith, atLeastWith, carriedAmounts } from './achieved.ts'
import type { Carried, SpanOrigin } from './achieved.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { dayNumber } from '../period/civil-date.ts'
import { firstCollected, lastCollected } from '../reporting/collection.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'
import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { deadlineOf, expectedIndex, firstOwedIndex } from '../reporting/deadline.ts'
import { isCumulative, judgingModeOf } from './judging-mode.ts'
import type { JudgingMode } from './judging-mode.ts'
import type { Observation } from '../series/observation.ts'
import { lastIndexEndedBy, periodAt } from '../period.ts'
import type { Period } from '../period.ts'
import { withExactShares } from '../series/share.ts'
import { spanOf } from '../schedule.ts'
import type { Span } from '../schedule.ts'
import { definitionOf } from '../series/breaks.ts'
import { approvedAt, definitionAt, isExcused, isReported, readSeries } from '../series/series.ts'
import type { Series } from '../series/series.ts'
import { senseOf, thresholdOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

export interface Baseline extends SpanOrigin {
  /** null for a printed baseline. */
  readonly period: Period | null
  readonly source: 'printed' | 'approved'
}

/** The approved value that is judged, at its own period, whose number is `index`. */
export interface Judged {
  readonly index: number
  readonly observation: Observation
  readonly value: DecimalInput
  /** x of the formula; null where the carried amount is unknown. */
  readonly achieved: DecimalInput | null
  /** A certain lower limit of x where x is unknown. Rule B-4. */
  readonly atLeast: DecimalInput | null
  /** The number of the break of definition across which it would be measured. Rule G-7. */
  readonly brokenAt: number | null
  /** Whether a figure printed as a lower bound is part of it: 超过21万座. */
  readonly lowerBound: boolean
  /** Whether the sum lacks an unreported period. */
  readonly incomplete: boolean
  readonly demo: boolean
}

/** The known facts of a target at a reference date, before any light is given. Periods are given by their numbers. */
export interface Facts {
  readonly target: Target
  readonly mode: JudgingMode
  readonly at: string
  readonly span: Span
  /** The first period of the span. */
  readonly first: number
  /** The due period; later values never judge the target. */
  readonly due: number
  readonly series: Series
  readonly baseline: Baseline | null
  /** The carried amounts of the periods from the first on. */
  readonly carried: readonly Carried[]
  readonly judged: Judged | null
  /** Whether any period of the span has an approved value, or an approved absence for a reason that does not excuse it. */
  readonly answered: boolean
  /** The number of the newest period in the span that its organisation has reported; before the first when there is none. */
  readonly reported: number
  /** The last period whose deadline has passed. */
  readonly expected: OwedPeriod | null
  /** The first period owed after the newest reported one, where neither the expected period nor a later one is reported. */
  readonly unreported: OwedPeriod | null
}

/** A period by its number, and the day by which its value is owed. */
export interface OwedPeriod {
  readonly index: number
  readonly deadline: string
}

/** Gathers the facts of an assessment. The target must have a due date. Rules, B-2, B-3. */
export function gatherFacts(
  target: Target,
  due: string,
  observations: readonly Observation[],
  at: string,
  calendar: Calendar,
): Facts {
  const { indicator } = target
  const { frequency } = indicator
  const { first, last: dueIndex } = spanPeriods({ start: target.start, due }, frequency)
  const last = Math.min(lastIndexEndedBy(frequency, dayNumber(at)), dueIndex)
  // The series begins one period before the span, with the baseline.
  const series = readSeries(withExactShares(observations, indicator.unit), frequency, first - 1, last)
  const baseline = baselineOf(target, series)
  const carried = carriedAmounts(target, series, first, baseline)
  const newest = newestApproved(series, first, last)
  const reported = newestReported(series, first)
  const expected = expectedOf(target, first, dueIndex, at, calendar)
  return {
    target,
    mode: judgingModeOf(target),
    at,
    span: spanOf(target, due),
    first,
    due: dueIndex,
    series,
    baseline,
    carried,
    judged: newest === null ? null : judgedAt({ target, series, carried, first, baseline }, newest),
    answered: newest !== null,
    reported,
    expected,
    unreported:
      expected && reported < expected.index
        ? owedPeriod(
            indicator,
            firstCollected(indicator, Math.max(reported + 1, firstOwedIndex(indicator))),
            calendar,
          )
        : null,
  }
}

/** The first period, approved and in the span, in which the target was certainly met; null if none. Rules B-4, L-2. */
export function firstMet(facts: Facts): Judged | null {
  const { target, series, first, carried } = facts
  const threshold = new Decimal(thresholdOf(target))
  const sense = senseOf(target)
  let [current, needed] = [undefined as Carried | undefined, '']
  for (const [step, carry] of carried.entries()) {
    const observation = approvedAt(series, first + step)
    const value = observation?.value ?? null
    const proved = sense === 1 ? carry.atLeast : atMostOf(carry, observation)
    if (value === null || proved === null) continue
    // carried + value ≥ threshold, rearranged so that most periods need no exact arithmetic.
    if (carry !== current) [current, needed] = [carry, threshold.minus(proved).toString()]
    const compared = compareDecimals(value, needed) * sense
    if (compared > 0 || (compared === 0 && target.comparator !== '>' && target.comparator !== '<'))
      return judgedAt(facts, first + step)
  }
  return null
}

/** An upper limit, for targets that lead downwards: only an exact and complete figure proves it. */
function atMostOf(carry: Carried, observation: Observation | undefined): Decimal | null {
  return carry.incomplete || carry.lowerBound || observation?.bound === 'lower' ? null : carry.amount
}

/**
 * The baseline as printed, or else the approved value of the period before the span's first, if it is exact. After a break of definition a
 * value that was restated by the new definition replaces the printed one. Rules B-3, G-7.
 */
export function baselineOf(target: Target, series: Series): Baseline | null {
  const before = approvedAt(series, series.first)
  const definition = definitionAt(series, series.first)
  const approved: Baseline | null =
    !before || before.value === null || before.bound === 'lower'
      ? null
      : {
          value: before.exact ?? before.value,
          period: before.period,
          source: 'approved',
          definition,
          demo: before.provenance === 'demo',
        }
  if (target.baseline === undefined) return approved
  const restated = approved && definition > series.first
  if (restated) return approved
  const printed = definitionOf(series.breaks, series.first, undefined)
  return { value: target.baseline, period: null, source: 'printed', definition: printed, demo: false }
}

/** The number of the break between the baseline and a period's value; null where both have one definition. Rule G-7. */
function breakSince(baseline: Baseline | null, series: Series, index: number): number | null {
  const definition = definitionAt(series, index)
  if (!baseline || baseline.definition === definition) return null
  return Math.max(baseline.definition, definition)
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
  {
    target,
    series,
    carried,
    first,
    baseline,
  }: Pick<Facts, 'target' | 'series' | 'carried' | 'first' | 'baseline'>,
  index: number,
): Judged | null {
  const observation = approvedAt(series, index)
  const value = observation?.exact ?? observation?.value ?? null
  if (!observation || value === null) return null
  const carry = carried[index - first]!
  return {
    index,
    observation,
    value,
    achieved: achievedWith(carry, value),
    atLeast: atLeastWith(carry, value),
    brokenAt:
      carry.brokenAt ?? (judgingModeOf(target) === 'distance' ? breakSince(baseline, series, index) : null),
    incomplete: carry.incomplete,
    lowerBound: carry.lowerBound || observation.bound === 'lower',
    demo: carry.demo || observation.provenance === 'demo',
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
  return index < Math.max(first, firstOwedIndex(indicator)) ? null : owedPeriod(indicator, index, calendar)
}

function owedPeriod(indicator: Indicator, index: number, calendar: Calendar): OwedPeriod | null {
  const deadline = deadlineOf(periodAt(indicator.frequency, index), indicator, calendar)
  return deadline && { index, deadline: deadline.date }
}

/** Whether the baseline is needed for the judgement. */
export function needsBaseline({ target, mode }: Pick<Facts, 'target' | 'mode'>): boolean {
  return mode === 'distance' || (isCumulative(target) && target.indicator.accumulation === 'level')
}
