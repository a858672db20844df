import { Decimal } from '#metrics/numbers/decimal.ts'
import { formatShare } from '#metrics/numbers/display-digits.ts'
import { growthRate } from '#metrics/growth.ts'
import { formatFigure } from '#metrics/numbers/quantity.ts'
import { comparePeriods, parsePeriod, shiftPeriod } from '#metrics/period.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'
import type { ReviewItem } from '#server/contract/review.ts'
import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { reportedFigure } from '#metrics/wording/figures/shares.ts'
import { formatPeriodShort, formatPeriodText } from '#metrics/wording/periods.ts'

/** A value as it was reported; a share that was computed from a numerator rounded as its indicator is. */
export function reviewFigure(value: number, decimals: number, numerator: number | null = null): string {
  return reportedFigure(value, decimals, numerator !== null)
}

/** What one revision says: its figure, 超过 before a lower bound, or why there is none. */
export function reviewWords(
  { value, numerator, bound, reason }: Pick<ObservationRecord, 'value' | 'numerator' | 'bound' | 'reason'>,
  decimals: number,
): string {
  if (value === null) return reason ? absenceWords[reason] : '无数据'
  return `${bound === 'lower' ? '超过 ' : ''}${reviewFigure(value, decimals, numerator)}`
}

/** What was submitted, with its unit: `95.18 %`. */
export function submittedWords({ observation, decimals, unit }: ReviewItem): string {
  const words = reviewWords(observation, decimals)
  return observation.value === null ? words : `${words} ${unit}`
}

/** The last approved period before the cell's own, in words; `gap` where it is not the one directly before. */
export function previousPeriod({ observation, previous }: Pick<ReviewItem, 'observation' | 'previous'>): {
  readonly text: string
  readonly gap: boolean
} | null {
  const own = parsePeriod(observation.period)
  const before = previous && parsePeriod(previous.period)
  if (!own || !before) return null
  const sameYear = before.year === own.year
  return {
    text: sameYear ? formatPeriodShort(previous.period) : formatPeriodText(previous.period),
    gap: comparePeriods(shiftPeriod(own, -1), before) !== 0,
  }
}

/** The value before with its period, for a sentence: “上期（8月）6,950”. */
export function previousWords(item: ReviewItem): string {
  const period = previousPeriod(item)
  if (!period || !item.previous) return '没有上期数'
  const said = reviewWords(item.previous, item.decimals)
  return `${period.gap ? '最近一期' : '上期'}（${period.text}）${said}`
}

/** The difference to what it is compared with, and the rate where one makes sense; null without both values, or counted by another rule. */
export function reviewChange({ observation, approved, previous, unit, decimals }: ReviewItem): {
  difference: string
  rate: string | null
} | null {
  const base = approved?.value ?? previous?.value ?? null
  const { value } = observation
  if (value === null || base === null || (observation.status === 'B' && !approved)) return null
  const difference = new Decimal(value).minus(base)
  const computed = [observation, approved ?? previous].some((each) => each?.numerator != null)
  const digits = computed ? decimals : Math.max(decimals, difference.decimalPlaces())
  const rate = growthRate(value, base)
  // A share's change is told in points; a rate of a rate says nothing.
  const withRate = unit !== '%' && 'rate' in rate && rate.rate !== 0
  return {
    difference: signed(difference.toFixed(digits)),
    rate: withRate ? `${rate.rate > 0 ? '+' : ''}${formatShare(rate.rate)}` : null,
  }
}

function signed(text: string): string {
  return `${Number(text) > 0 ? '+' : ''}${formatFigure(text)}`
}
