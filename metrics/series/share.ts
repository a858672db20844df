import type { Indicator } from '../catalogue/indicator.ts'
import type { Target } from '../catalogue/target.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { SIGNIFICANT_DIGITS } from '../numbers/parse-value.ts'
import type { Observation } from './observation.ts'

/** The parts of a share: 158 of 166. */
export interface ShareParts {
  readonly numerator: DecimalInput
  readonly denominator: DecimalInput
}

/** Whether an indicator is a share, a rate or a ratio, which has a numerator and a denominator. */
export function isShare(
  { unit, ceiling }: Pick<Indicator, 'unit' | 'ceiling'>,
  targets: readonly Pick<Target, 'basis'>[],
): boolean {
  if (targets.some(({ basis }) => basis === 'ratio' || basis === 'coverage')) return true
  return unit === '%' && ceiling === 100
}

/** The factor of a quotient in its unit: 158 ÷ 166 is 95.18 in %; 件 ÷ 万人 is 件/万人 already. */
export function shareFactorOf(unit: string): number {
  return unit === '%' ? 100 : unit === '‰' ? 1000 : 1
}

/** The share in its unit, to 40 digits. Rule U-4. */
export function exactShare({ numerator, denominator }: ShareParts, unit: string): string {
  return new Decimal(numerator).times(shareFactorOf(unit)).dividedBy(denominator).toString()
}

/** The most digits of a limit: a cut figure with more digits has not reached one. */
const LIMIT_DIGITS = 10

/**
 * The share as a value of at most 15 significant digits: 158 of 166 is 95.1807228915663 %. Cutting keeps it on its side of every limit:
 * 79.999999999999999 becomes 79.9999999999999, never 80. Rule U-4.
 */
export function shareValue(parts: ShareParts, unit: string): string {
  return valueDigits(new Decimal(exactShare(parts, unit)))
}

/** A figure with the digits of a value, on its side of every limit. Rule U-4. */
export function valueDigits(exact: Decimal): string {
  const cut = exact.toSignificantDigits(SIGNIFICANT_DIGITS)
  if (cut.equals(exact) || cut.precision() > LIMIT_DIGITS) return cut.toString()
  const last = new Decimal(10).pow(cut.e - SIGNIFICANT_DIGITS + 1)
  return (cut.lessThan(exact) ? cut.plus(last) : cut.minus(last)).toString()
}

/** The numerator and denominator of an observation that has both and a value. */
export function partsOf({ value, numerator, denominator }: Observation): ShareParts | undefined {
  if (value === null || numerator === undefined || denominator === undefined) return undefined
  return { numerator, denominator }
}

/** The observations with the exact quotient of each share, beside its 15 digits, for judging. Rules R-3, U-4. */
export function withExactShares(observations: readonly Observation[], unit: string): readonly Observation[] {
  if (!observations.some(partsOf)) return observations
  return observations.map((observation) => {
    const parts = partsOf(observation)
    return parts ? { ...observation, exact: exactShare(parts, unit) } : observation
  })
}
