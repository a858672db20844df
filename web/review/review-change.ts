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

/** A reported value; a share that was computed from a numerator is rounded as its indicator is. */
export function reviewFigure(value: number, decimals: number, numerator: number | null = null): string {
  return reportedFigure(value, decimals, { computed: numerator !== null })
}

/** The words of a revision: its figure, with 超过 before a lower bound, or the reason why there is none. */
export function reviewWords(
  { value, numerator, bound, reason }: Pick<ObservationRecord, 'value' | 'numerator' | 'bound' | 'reason'>,
  decimals: number,
): string {
  if (value === null) return reason ? absenceWords[reason] : '无数据'
  return `${bound === 'lower' ? '超过 ' : ''}${reviewFigure(value, decimals, numerator)}`
}

/** The value of a revision with its unit: `95.18 %`. */
export function quantityWords({
  observation,
  decimals,
  unit,
}: Pick<ReviewItem, 'decimals' | 'unit'> & {
  readonly observation: Parameters<typeof reviewWords>[0]
}): string {
  const words = reviewWords(observation, decimals)
  return observation.value === null || unit === '' ? words : `${words} ${unit}`
}

/** The last approved period before the cell's, in words; `gap` tells whether periods between the two have no value. */
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

/**
 * The difference to the approved value or to the value before, with a rate where one makes sense. Null without both
 * values, and across a break of the counting rule.
 */
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
  // The change of a share is told in percentage points alone.
  const withRate = unit !== '%' && 'rate' in rate && rate.rate !== 0
  return {
    difference: signed(difference.toFixed(digits)),
    rate: withRate ? `${rate.rate > 0 ? '+' : ''}${formatShare(rate.rate)}` : null,
  }
}

function signed(text: string): string {
  return `${Number(text) > 0 ? '+' : ''}${formatFigure(text)}`
}
