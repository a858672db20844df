import { Decimal } from '../../numbers/decimal.ts'
import { roundKeeping } from '../../numbers/display-digits.ts'
import { formatFigure } from '../../numbers/quantity.ts'

interface PartsOfShare {
  readonly numerator: number | null
  readonly denominator: number | null
}

/** The parts of a share, `158 / 166`; empty where it was given alone, or is none. */
export function partsText({ numerator, denominator }: PartsOfShare): string {
  if (numerator === null || denominator === null) return ''
  return `${formatFigure(String(numerator))} / ${formatFigure(String(denominator))}`
}

/**
 * A value with at least the indicator's decimals and every reported digit. A computed share has the indicator's decimals, or more where it
 * would otherwise look like the whole (rules U-4, R-6).
 */
export function reportedFigure(value: string | number, decimals: number, { computed = false } = {}): string {
  const exact = new Decimal(value)
  if (computed) return formatFigure(roundKeeping(value, decimals, (figure) => Number(figure) >= 100))
  return formatFigure(exact.toFixed(Math.max(decimals, exact.decimalPlaces())))
}
