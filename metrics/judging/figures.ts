import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { Baseline, Facts, Judged } from './facts.ts'
import { completesByWay } from './judging-mode.ts'
import { lagMonths } from './lag.ts'
import type { LightRule } from '../catalogue/light-rule.ts'
import { paceOf } from './pace.ts'
import type { Pace } from './pace.ts'
import { endDayAt } from '../period.ts'
import { scheduleAt } from '../schedule.ts'
import { approvedAt, isExcused } from '../series/series.ts'
import { meets, senseOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/** The figures of an assessment, unrounded; null where the basis or a missing value allows none. */
export interface Figures {
  readonly completion: number | null
  readonly distance: number | null
  readonly schedule: number | null
  /** The gap in percentage points. */
  readonly gap: number | null
  readonly lagMonths: number | null
  readonly pace: Pace | null
  readonly periods?: { readonly met: number; readonly elapsed: number }
}

const WHOLE = new Decimal(1)
const ZERO = new Decimal(0)

export const noFigures: Figures = {
  completion: null,
  distance: null,
  schedule: null,
  gap: null,
  lagMonths: null,
  pace: null,
}

/** Whether a stock is compared with 100 % in every period, without baseline and schedule, as PEPFAR does. Rule L-12. */
export function expectsAll(target: Target, rule: LightRule): boolean {
  return rule.stockExpectsAll === true && target.basis === 'stock'
}

/**
 * Completion, distance, schedule and gap of the judged value at its own period. Quotients are exact to 40 digits and become doubles once,
 * so that a gap that is 0 or −10 is exactly that. Rules B-1, F-1 to F-6.
 */
export function figuresOf(facts: Facts, rule: LightRule): Figures {
  const { mode, target, baseline, span, judged } = facts
  if (!judged) return noFigures
  if (mode === 'maintained') return maintainedFigures(facts, judged)
  if (mode === 'attained' || judged.achieved === null) return noFigures
  const goal = new Decimal(target.value)
  const day = endDayAt(span.frequency, judged.index)
  const inFull = expectsAll(target, rule)
  const scheduled = inFull ? WHOLE : scheduleAt(span, day)
  const distance =
    mode === 'distance' && baseline && judged.brokenAt === null
      ? shareOfWay(baseline, judged, goal, senseOf(target))
      : null
  const completion = completesByWay(target) ? distance : ratio(new Decimal(judged.achieved), goal)
  const share = mode === 'distance' && !inFull ? distance : completion
  return {
    completion: completion && completion.toNumber(),
    distance: distance && distance.toNumber(),
    schedule: scheduled.toNumber(),
    gap: share && gapBetween(share, scheduled),
    lagMonths: share && !inFull ? lagMonths(span, share.toNumber(), day) : null,
    pace: judged.brokenAt === null ? paceOf(facts, judged.index, judged.achieved) : null,
  }
}

/** The gap in percentage points. A share that is itself a quotient has noise in its fortieth digit, which is no gap. Rule F-3. */
function gapBetween(share: Decimal, scheduled: Decimal): number {
  return share.minus(scheduled).times(100).toDecimalPlaces(30).toNumber()
}

/** The share of the way from the baseline to the target, (x − b) ÷ (T − b); null where the baseline is already at or beyond the target. Rule F-2. */
function shareOfWay(
  { value: baseline }: Baseline,
  judged: Judged,
  goal: Decimal,
  sense: 1 | -1,
): Decimal | null {
  const whole = goal.minus(baseline)
  if (!whole.times(sense).greaterThan(0)) return null
  return ratio(new Decimal(judged.value).minus(baseline), whole)
}

/** The quotient; 0 ÷ −5 is 0, not −0. */
function ratio(part: Decimal, whole: Decimal): Decimal {
  return part.isZero() ? ZERO : part.dividedBy(whole)
}

/** Periods met of periods elapsed; an unreported period is not met, an excused one does not count. Rule F-4. */
function maintainedFigures({ target, series, first }: Facts, judged: Judged): Figures {
  let [met, elapsed] = [0, 0]
  for (let index = first; index <= judged.index; index++) {
    const observation = approvedAt(series, index)
    if (isExcused(observation) || !isCollected(target.indicator, index)) continue
    elapsed++
    const value = observation?.value ?? null
    if (value !== null && meets(target, value, observation!.bound)) met++
  }
  const share = new Decimal(met).dividedBy(elapsed)
  return {
    ...noFigures,
    completion: share.toNumber(),
    schedule: 1,
    gap: share.minus(1).times(100).toNumber(),
    periods: { met, elapsed },
  }
}
