import { isCollected } from '../catalogue/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { isCumulative } from './judgement.ts'
import type { Observation } from '../series/observation.ts'
import { opensYear } from '../period.ts'
import { approvedAt, isExcused } from '../series/series.ts'
import type { Series } from '../series/series.ts'
import type { Target } from '../catalogue/target.ts'

/** What a period's own value is added to, to give the figure that is judged. */
export interface Carried {
  /** null: unknown, because a value it rests on is missing. */
  readonly amount: Decimal | null
  /** Rests on a figure printed as a lower bound. */
  readonly lowerBound: boolean
  /** A period of the sum is not reported, and so not counted. */
  readonly incomplete: boolean
  readonly demo: boolean
}

const NOTHING: Carried = { amount: new Decimal(0), lowerBound: false, incomplete: false, demo: false }
const UNKNOWN: Carried = { amount: null, lowerBound: false, incomplete: false, demo: false }

/**
 * For each period from the span's first to the series' last, what is carried into it (rule B-2): nothing where the
 * value itself is judged; less the baseline on a level series; the increments before; the year-ends before, less
 * what the first year already had when the span starts within a year.
 */
export function carriedInto(
  target: Target,
  series: Series,
  first: number,
  baseline: Carried,
): readonly Carried[] {
  const { accumulation } = target.indicator
  const length = series.first + series.approved.length - first
  if (!isCumulative(target)) return new Array<Carried>(Math.max(0, length)).fill(NOTHING)
  if (accumulation === 'level') return new Array<Carried>(Math.max(0, length)).fill(baseline)
  const carried: Carried[] = []
  let current = NOTHING
  if (accumulation === 'year-to-date' && !opensYear(series.frequency, first)) {
    current = lessHad(approvedAt(series, first - 1))
  }
  for (let index = first; index < first + length; index++) {
    if (index > first) {
      if (accumulation === 'increment')
        current = plusIncrement(
          current,
          approvedAt(series, index - 1),
          isCollected(target.indicator, index - 1),
        )
      else if (opensYear(series.frequency, index))
        current = plusYearEnd(current, approvedAt(series, index - 1))
    }
    carried.push(current)
  }
  return carried
}

/** Takes away what was there at the span's start, such as the baseline of "new N" on a level series. */
export function lessBaseline(value: DecimalInput, demo: boolean): Carried {
  return { amount: new Decimal(value).negated(), lowerBound: false, incomplete: false, demo }
}

export const noBaseline: Carried = UNKNOWN

/** The figure that is judged: carried + value, exactly; null where what is carried is unknown. */
export function achievedWith(carried: Carried, value: DecimalInput): DecimalInput | null {
  if (carried.amount === null) return null
  return carried.amount.isZero() ? value : carried.amount.plus(value).toString()
}

/** Less what the year had before the span. A lower bound taken away would leave an upper one, which proves nothing. */
function lessHad(part: Observation | undefined): Carried {
  if (part === undefined || part.value === null || part.bound === 'lower') return UNKNOWN
  return lessBaseline(part.value, part.provenance === 'demo')
}

function plusYearEnd(carried: Carried, part: Observation | undefined): Carried {
  return part === undefined || part.value === null ? UNKNOWN : plus(carried, part, part.value)
}

/** An increment that nobody reported is not counted, and the sum says so, unless none was to be collected. */
function plusIncrement(carried: Carried, part: Observation | undefined, collected: boolean): Carried {
  if (part !== undefined && part.value !== null) return plus(carried, part, part.value)
  return isExcused(part) || !collected ? carried : { ...carried, incomplete: true }
}

function plus(carried: Carried, part: Observation, value: DecimalInput): Carried {
  if (carried.amount === null) return UNKNOWN
  return {
    ...carried,
    amount: carried.amount.plus(value),
    lowerBound: carried.lowerBound || part.bound === 'lower',
    demo: carried.demo || part.provenance === 'demo',
  }
}
