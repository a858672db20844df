import { Decimal } from '../numbers/decimal.ts'
import { writtenDecimals } from '../numbers/rounding.ts'

/**
 * Divides a whole by shares in %, with so many decimals, or with the whole's own if it has more. The remainder of rounding down is given
 * out by single last digits, first to the parts that lost most, and of equal ones to the first: shares of 100 % add up to the whole
 * exactly. Rule H-6.
 */
export function shareOut(whole: string, shares: readonly string[], decimals: number): string[] {
  const digits = Math.max(decimals, writtenDecimals(whole))
  const lastDigit = new Decimal(10).pow(-digits)
  const exact = shares.map((share) => new Decimal(whole).times(share).dividedBy(100))
  const floors = exact.map((figure) => figure.toDecimalPlaces(digits, Decimal.ROUND_FLOOR))
  const lost = exact.map((figure, at) => figure.minus(floors[at]!))
  const left = Decimal.sum(0, ...lost)
    .dividedBy(lastDigit)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber()
  const first = lost.map((_, at) => at).sort((a, b) => lost[b]!.comparedTo(lost[a]!))
  const more = new Set(first.slice(0, left))
  return floors.map((floor, at) => (more.has(at) ? floor.plus(lastDigit) : floor).toFixed())
}
