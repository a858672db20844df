import { Decimal } from '../../numbers/decimal.ts'
import { roundKeeping } from '../../numbers/display-digits.ts'
import { formatFigure } from '../../numbers/quantity.ts'

interface PartsOfShare {
  readonly numerator: number | null
  readonly denominator: number | null
}

/** `158 / 166`, what a share was computed from; empty where it was given alone, or is none. */
export function partsText({ numerator, denominator }: PartsOfShare): string {
  if (numerator === null || denominator === null) return ''
  return `${formatFigure(String(numerator))} / ${formatFigure(String(denominator))}`
}

/**
 * A value with at least the indicator's decimals and every digit that was reported. A share that was computed has as many
 * as the indicator, more where it would else pass for the whole (rules U-4, R-6).
 */
export function reportedFigure(value: string | number, decimals: number, computed: boolean): string {
  const exact = new Decimal(value)
  if (computed) return formatFigure(roundKeeping(value, decimals, (figure) => Number(figure) >= 100))
  return formatFigure(exact.toFixed(Math.max(decimals, exact.decimalPlaces())))
}
