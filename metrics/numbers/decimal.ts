import { Decimal as Library } from 'decimal.js'

/** A finite number, or a decimal as text. */
export type DecimalInput = string | number

/** Decimals of forty digits: more than any product or quotient of two 15-digit values needs; texts have no exponent. */
export const Decimal = Library.clone({ precision: 40, toExpNeg: -400, toExpPos: 400 })
export type Decimal = Library

/**
 * Compares two decimals exactly: negative, 0 or positive. Rounding to doubles never reverses a comparison, so only decimals with equal
 * doubles need the slow, exact one. Rule R-4.
 */
export function compareDecimals(a: DecimalInput, b: DecimalInput): number {
  const [x, y] = [Number(a), Number(b)]
  if (x !== y) return x < y ? -1 : 1
  return a === b ? 0 : new Decimal(a).comparedTo(b)
}

/** A sum or quotient of doubles without the noise in its last digits: 0.1 + 0.2 is 0.3. For scores, whose inputs are no exact decimals. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(14))
}
