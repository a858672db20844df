import { Decimal } from '../numbers/decimal.ts'
import type { PeriodicIndicator } from '../series/amounts.ts'
import { opensYear, periodAt } from '../period.ts'
import { formatFigure } from '../numbers/quantity.ts'
import type { SeriesPoint } from './finding.ts'

/**
 * The amount of each point that belongs to its own period: of a level its value, of an increment the increment, or half of it in a February
 * that covers January too. Of a running total it is the difference from the total before it in the year, divided by the periods between;
 * the first known total of a year is divided by the periods of the year so far.
 */
export function amountsOf(indicator: PeriodicIndicator, points: readonly SeriesPoint[]): number[] {
  return points.map((point, place) => amountOf(indicator, point, points[place - 1]))
}

/** The amount of one point that belongs to its own period; `before`: the point before it. */
export function amountOf(
  indicator: PeriodicIndicator,
  point: SeriesPoint,
  before: SeriesPoint | undefined,
): number {
  const value = Number(point.value)
  if (indicator.accumulation === 'level') return value
  const { from, periods } = startOf(indicator, point.index, before)
  return from === '0' ? value / periods : new Decimal(point.value).minus(from).dividedBy(periods).toNumber()
}

/**
 * The figure that is subtracted from a point, and the number of periods by which the rest is divided: of a running total the one before it
 * in the year, of all others nothing.
 */
export function startOf(
  { frequency, accumulation, januaryMerged = false }: PeriodicIndicator,
  index: number,
  before: SeriesPoint | undefined,
): { from: string; periods: number } {
  if (accumulation !== 'year-to-date') {
    // Where 1–2月 are one period, February's increment covers both.
    return {
      from: '0',
      periods: accumulation === 'increment' && januaryMerged && opensYear(frequency, index - 1) ? 2 : 1,
    }
  }
  const { year, ordinal } = periodAt(frequency, index)
  const continues = before !== undefined && periodAt(frequency, before.index).year === year
  return continues
    ? { from: String(before.value), periods: index - before.index }
    : { from: '0', periods: ordinal }
}

/** The change of each period: of a level the change per period, of all others the amount that belongs to the period. */
export function movesOf(indicator: PeriodicIndicator, points: readonly SeriesPoint[]): number[] {
  if (indicator.accumulation !== 'level') return amountsOf(indicator, points)
  return points.slice(1).map((point, place) => moveOf(points[place]!, point))
}

export function moveOf(before: SeriesPoint, after: SeriesPoint): number {
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

/** Factors of the MAD of one value, two, three …, since that of few values is too small (Croux & Rousseeuw 1992). */
const SHORT = [1, 1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107]

/**
 * The usual deviation of values from their median, by which the modified z-score is divided. It is MAD ÷ 0.6745, enlarged for few values;
 * where the MAD is 0, the mean deviation × 1.2533 (Iglewicz & Hoaglin 1993). 0: all values are the same.
 */
export function spreadOf(values: readonly number[]): number {
  const median = medianOf(values)
  const deviations = values.map((value) => Math.abs(value - median))
  const enlarged = SHORT[values.length - 1] ?? values.length / (values.length - 0.8)
  return (enlarged * medianOf(deviations)) / 0.6745 || meanOf(deviations) * 1.2533
}

/** A computed figure for a sentence: to three significant digits, and with all digits before the decimal point. */
export function rounded(value: number): string {
  const digits = Math.max(3, Math.floor(Math.log10(Math.abs(value))) + 1)
  return formatFigure(new Decimal(value).toSignificantDigits(value === 0 ? 1 : digits).toFixed())
}
