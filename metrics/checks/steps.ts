import { Decimal } from '../numbers/decimal.ts'
import type { Accumulation } from '../catalogue/indicator.ts'
import { periodAt } from '../period.ts'
import type { Frequency } from '../period.ts'
import { formatFigure } from '../numbers/quantity.ts'
import { roundToDigits } from '../rounding.ts'
import type { Point } from './finding.ts'

interface Scheme {
  readonly frequency: Frequency
  readonly accumulation: Accumulation
}

/** What each period has of its own: a level itself, an increment, of running totals the difference within the year, per period. */
export function amountsOf({ frequency, accumulation }: Scheme, points: readonly Point[]): number[] {
  if (accumulation !== 'year-to-date') return points.map((point) => Number(point.value))
  return points.flatMap((point, place) => {
    const { year, ordinal } = periodAt(frequency, point.index)
    const before = points[place - 1]
    if (before && periodAt(frequency, before.index).year === year) return [perPeriod(before, point)]
    // The oldest point only serves the one after it, unless it opens the year.
    return place > 0 || ordinal === 1 ? [Number(point.value) / ordinal] : []
  })
}

/** How each period moved things on: of a level the change per period, else what it has of its own. */
export function movesOf(scheme: Scheme, points: readonly Point[]): number[] {
  if (scheme.accumulation !== 'level') return amountsOf(scheme, points)
  return points.slice(1).map((point, place) => perPeriod(points[place]!, point))
}

function perPeriod(before: Point, after: Point): number {
  return new Decimal(after.value)
    .minus(before.value)
    .dividedBy(after.index - before.index)
    .toNumber()
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A figure for a sentence, to one digit, without a needless zero. */
export function rounded(value: number): string {
  return formatFigure(roundToDigits(value, 1, 'half-up').replace('.0', ''))
}
