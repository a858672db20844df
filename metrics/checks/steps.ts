import { Decimal } from '../numbers/decimal.ts'
import type { PeriodicIndicator } from '../series/amounts.ts'
import { opensYear, periodAt } from '../period.ts'
import { formatFigure } from '../numbers/quantity.ts'
import type { Point } from './finding.ts'

/**
 * What each point has of its own: a level itself, an increment, of running totals the difference within the year, per
 * period. The first total known of a year counts in equal parts.
 */
export function amountsOf(indicator: PeriodicIndicator, points: readonly Point[]): number[] {
  return points.map((point, place) => amountOf(indicator, point, points[place - 1]))
}

/** What a point has of its own, beside the point before it. */
export function amountOf(indicator: PeriodicIndicator, point: Point, before: Point | undefined): number {
  const value = Number(point.value)
  if (indicator.accumulation === 'level') return value
  const { from, periods } = startOf(indicator, point.index, before)
  return from === '0' ? value / periods : new Decimal(point.value).minus(from).dividedBy(periods).toNumber()
}

/** What a running total stood at before the point, and how many periods it holds since; else nothing. */
export function startOf(
  { frequency, accumulation, januaryMerged = false }: PeriodicIndicator,
  index: number,
  before: Point | undefined,
): { from: string; periods: number } {
  if (accumulation !== 'year-to-date') {
    // Where 1–2月 are one, February's increment is of both.
    return { from: '0', periods: januaryMerged && opensYear(frequency, index - 1) ? 2 : 1 }
  }
  const { year, ordinal } = periodAt(frequency, index)
  const continues = before !== undefined && periodAt(frequency, before.index).year === year
  return continues
    ? { from: String(before.value), periods: index - before.index }
    : { from: '0', periods: ordinal }
}

/** How each period moved things on: of a level the change per period, else what it has of its own. */
export function movesOf(indicator: PeriodicIndicator, points: readonly Point[]): number[] {
  if (indicator.accumulation !== 'level') return amountsOf(indicator, points)
  return points.slice(1).map((point, place) => moveOf(points[place]!, point))
}

export function moveOf(before: Point, after: Point): number {
  return new Decimal(after.value)
    .minus(before.value)
    .dividedBy(after.index - before.index)
    .toNumber()
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** By how much the MAD of one value, two, three … falls short (Croux & Rousseeuw 1992). */
const SHORT = [1, 1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107]

/**
 * How far values usually stray from their median: the unit of the modified z-score, MAD ÷ 0.6745, of few values by so
 * much more as it falls short; without a MAD the mean deviation × 1.2533 (Iglewicz & Hoaglin 1993). 0 where nothing ever
 * strayed.
 */
export function spreadOf(values: readonly number[]): number {
  const median = medianOf(values)
  const deviations = values.map((value) => Math.abs(value - median))
  const enlarged = SHORT[values.length - 1] ?? values.length / (values.length - 0.8)
  return (enlarged * medianOf(deviations)) / 0.6745 || meanOf(deviations) * 1.2533
}

/** A reckoned figure for a sentence, to three significant digits, but with all of a whole one's. */
export function rounded(value: number): string {
  const digits = Math.max(3, Math.floor(Math.log10(Math.abs(value))) + 1)
  return formatFigure(new Decimal(value).toSignificantDigits(value === 0 ? 1 : digits).toFixed())
}
