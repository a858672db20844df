import { Decimal } from './numbers/decimal.ts'
import type { DecimalInput } from './numbers/decimal.ts'
import { writtenDecimals } from './numbers/rounding.ts'

/** The words in place of a rate where the base is not positive, or the current value is negative. */
export type GrowthWords = '扭亏为盈' | '由盈转亏' | '减亏' | '增亏' | '持平' | '无基数'

export type Growth = { readonly rate: number } | { readonly words: GrowthWords }

/**
 * The growth over a base, as a fraction; words where a rate makes no sense. Rule G-1. `growthRate(112, 100)` is `{ rate: 0.12 }`; 增长1.79倍
 * is 1.79.
 */
export function growthRate(current: DecimalInput, base: DecimalInput): Growth {
  const [now, then] = [new Decimal(current), new Decimal(base)]
  if (then.isZero()) return { words: '无基数' }
  if (then.isNegative()) {
    if (now.greaterThanOrEqualTo(0)) return { words: '扭亏为盈' }
    if (now.equals(then)) return { words: '持平' }
    return { words: now.greaterThan(then) ? '减亏' : '增亏' }
  }
  if (now.lessThan(0)) return { words: '由盈转亏' }
  return { rate: now.minus(then).dividedBy(then).toNumber() }
}

/** The mean yearly growth over several years, as a fraction (两年平均): `averageGrowth(0.721, 2)` is 0.3119. Rule G-2. */
export function averageGrowth(totalRate: number, years: number): number {
  return new Decimal(1).plus(totalRate).pow(new Decimal(1).dividedBy(years)).minus(1).toNumber()
}

/** The growth of a whole from its parts' levels and rates: Σcur ÷ Σ(cur ÷ (1 + rate)) − 1. Rule G-3. */
export function parentGrowth(children: readonly { current: number; rate: number }[]): number {
  let [current, base] = [new Decimal(0), new Decimal(0)]
  for (const child of children) {
    current = current.plus(child.current)
    base = base.plus(new Decimal(child.current).dividedBy(new Decimal(1).plus(child.rate)))
  }
  return current.dividedBy(base).minus(1).toNumber()
}

/** The difference of two rates in 百分点; both as printed, in %. Rule G-4. */
export function pointChange(current: DecimalInput, base: DecimalInput): number {
  return new Decimal(current).minus(base).toNumber()
}

/**
 * Whether a published rate (a fraction, as printed: '0.204') can be the growth of two printed levels, all three being rounded to their last
 * digit. False is no error: the publisher may compare by 可比口径. Rule G-5.
 */
export function growthAgrees(published: DecimalInput, current: DecimalInput, base: DecimalInput): boolean {
  const [rate, now, then] = [published, current, base].map(roundedRange) as [Range, Range, Range]
  if (!then.low.greaterThan(0)) return true
  const lowest = now.low.dividedBy(now.low.isNegative() ? then.low : then.high).minus(1)
  const highest = now.high.dividedBy(now.high.isNegative() ? then.high : then.low).minus(1)
  return rate.low.lessThanOrEqualTo(highest) && rate.high.greaterThanOrEqualTo(lowest)
}

interface Range {
  readonly low: Decimal
  readonly high: Decimal
}

/** The range of values that are printed like this: half a unit of the last digit in either direction. */
function roundedRange(printed: DecimalInput): Range {
  const half = new Decimal(`0.5e-${writtenDecimals(printed)}`)
  return { low: new Decimal(printed).minus(half), high: new Decimal(printed).plus(half) }
}
