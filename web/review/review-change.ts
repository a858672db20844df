import { Decimal } from '#metrics/numbers/decimal.ts'
import { formatShare } from '#metrics/numbers/display-digits.ts'
import { growthRate } from '#metrics/growth.ts'
import { formatFigure } from '#metrics/numbers/quantity.ts'
import type { ReviewItem } from '#server/contract/review.ts'

/** A value with at least the indicator's decimals and every digit that was reported. */
export function reviewFigure(value: number, decimals: number): string {
  const exact = new Decimal(value)
  return formatFigure(exact.toFixed(Math.max(decimals, exact.decimalPlaces())))
}

/** The difference to what it is compared with, and the rate where one makes sense; null without both values. */
export function reviewChange({ observation, approved, previous, unit, decimals }: ReviewItem): {
  difference: string
  rate: string | null
} | null {
  const base = approved?.value ?? previous?.value ?? null
  const { value } = observation
  if (value === null || base === null) return null
  const difference = new Decimal(value).minus(base)
  const rate = growthRate(value, base)
  // A share's change is told in points; a rate of a rate says nothing.
  const withRate = unit !== '%' && 'rate' in rate && rate.rate !== 0
  return {
    difference: signed(difference.toFixed(Math.max(decimals, difference.decimalPlaces()))),
    rate: withRate ? `${rate.rate > 0 ? '+' : ''}${formatShare(rate.rate)}` : null,
  }
}

function signed(text: string): string {
  return `${Number(text) > 0 ? '+' : ''}${formatFigure(text)}`
}
