import { compareDecimals, Decimal } from './decimal.ts'
import type { DecimalInput } from './decimal.ts'

/** `half-even`: GB/T 8170 四舍六入五成双. `half-up`: 四舍五入, away from zero, as bulletins and Excel print. */
export type RoundingRule = 'half-even' | 'half-up'

/**
 * Rounds to a multiple of `interval`, in one step, on the decimal itself; printed with the interval's digits. Rules R-1, R-2 (GB/T
 * 8170—2008 3.1–3.4). `roundTo('1.050', '0.1')` is `'1.0'`. @throws RangeError where a value is not a finite decimal or the interval is
 * not positive
 */
export function roundTo(
  value: DecimalInput,
  interval: DecimalInput,
  rule: RoundingRule = 'half-even',
): string {
  const [exact, step] = [finite(value), finite(interval)]
  if (!step.greaterThan(0)) throw new RangeError(`rounding interval must be positive: ${interval}`)
  const mode = rule === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP
  const rounded = exact.toNearest(step, mode)
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(step.decimalPlaces())
}

/** Rounds to a number of decimals. */
export function roundToDigits(value: DecimalInput, digits: number, rule: RoundingRule = 'half-even'): string {
  return roundTo(value, `1e-${digits}`, rule)
}

export type LimitComparator = '>=' | '>' | '=' | '<=' | '<'

/**
 * Whether a measured value meets a limit: by default compared in full (GB/T 8170 全数值比较法), or after rounding (修约值比较法) to `interval`, by
 * default the last digit that the limit is written with (4.3.3). Rule R-3.
 */
export function meetsLimit(
  measured: DecimalInput,
  comparator: LimitComparator,
  limit: DecimalInput,
  options: { method?: 'full-value' | 'rounded-value'; interval?: string } = {},
): boolean {
  if (options.method !== 'rounded-value') return satisfies(compareDecimals(measured, limit), comparator)
  const interval = options.interval ?? `1e-${writtenDecimals(limit)}`
  return satisfies(compareDecimals(roundTo(measured, interval), limit), comparator)
}

/** The number of decimals as written: 97.0 has one; with an exponent, those that it stands for: 1e-7 has seven. */
export function writtenDecimals(figure: DecimalInput): number {
  const text = String(figure)
  if (/e/i.test(text)) return new Decimal(text).decimalPlaces()
  return text.split('.')[1]?.length ?? 0
}

function satisfies(compared: number, comparator: LimitComparator): boolean {
  switch (comparator) {
    case '>=':
      return compared >= 0
    case '>':
      return compared > 0
    case '=':
      return compared === 0
    case '<=':
      return compared <= 0
    case '<':
      return compared < 0
  }
}

function finite(value: DecimalInput): Decimal {
  const exact = new Decimal(value)
  if (!exact.isFinite()) throw new RangeError(`not a finite decimal: ${value}`)
  return exact
}
