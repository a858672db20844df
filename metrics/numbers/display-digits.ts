import { Decimal } from './decimal.ts'
import type { DecimalInput } from './decimal.ts'
import { formatFigure, THIN_SPACE } from './quantity.ts'
import type { FormatOptions } from './quantity.ts'
import { roundToDigits } from './rounding.ts'
import type { RoundingRule } from './rounding.ts'

/**
 * Rounds for display without changing the verdict: to the given digits, or more where the rounded figure would be judged differently.
 * 79.96 against ≥ 80 stays 79.96, never 80.0. Rule R-5.
 */
export function roundKeeping(
  value: DecimalInput,
  digits: number,
  verdict: (figure: string) => boolean,
  rule: RoundingRule = 'half-up',
): string {
  const exact = new Decimal(value).toString()
  const wanted = verdict(exact)
  for (let more = digits; more < new Decimal(exact).decimalPlaces(); more++) {
    const rounded = roundToDigits(exact, more, rule)
    if (verdict(rounded) === wanted) return rounded
  }
  return roundToDigits(exact, Math.max(digits, new Decimal(exact).decimalPlaces()), rule)
}

/** A fraction in percent, `97.7 %`; a share below the whole never prints as 100 %. Rule R-6. */
export function formatShare(fraction: number, decimals = 1, options: FormatOptions = {}): string {
  const percent = new Decimal(fraction).times(100).toString()
  const figure = roundKeeping(percent, decimals, (shown) => Number(shown) >= 100, options.rule)
  return `${formatFigure(figure)}${THIN_SPACE}%`
}

/** A gap in percentage points with its sign, `+1.0 个百分点`; a gap below schedule never prints as 0. Rule R-6. */
export function formatGap(gap: number, decimals = 1, options: FormatOptions = {}): string {
  const figure = roundKeeping(gap, decimals, (shown) => Number(shown) >= 0, options.rule)
  return `${gap > 0 ? '+' : ''}${formatFigure(figure)}${THIN_SPACE}个百分点`
}

/** An estimated probability in whole percent, `73 %`; no estimate is certain: `超过 99 %`, `不到 1 %`. Rule R-6. */
export function formatProbability(probability: number): string {
  const percent = (figure: number) => `${figure}${THIN_SPACE}%`
  if (probability > 0.99) return `超过${THIN_SPACE}${percent(99)}`
  if (probability < 0.01) return `不到${THIN_SPACE}${percent(1)}`
  return percent(Math.round(probability * 100))
}
