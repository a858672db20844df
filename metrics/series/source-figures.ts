import { Decimal, type DecimalInput } from '../numbers/decimal.ts'
import { halfUnit, type Measure } from '../numbers/half-unit.ts'
import { scaleQuantity } from '../numbers/quantity.ts'

/** A figure with the unit and the decimals in which it is printed. */
export interface PrintedFigure extends Measure {
  readonly value: DecimalInput
}

/** The distance of another source's figure from one, in the latter's unit. */
export interface SourceDifference {
  /** The other figure less the one. */
  readonly difference: number
  /** The difference as a share of the one; null where that is 0. */
  readonly share: number | null
  /** Whether the difference is larger than the rounding of both figures explains. */
  readonly beyondRounding: boolean
}

/** Compares the figure of another source with one of the same period. Rule A-8. */
export function sourceDifference(one: PrintedFigure, other: PrintedFigure): SourceDifference {
  const difference = new Decimal(scaleQuantity(other.value, other.unit, one.unit)!).minus(one.value)
  const rounding = halfUnit(one, one.unit).plus(halfUnit(other, one.unit))
  const base = new Decimal(one.value).abs()
  return {
    difference: difference.toNumber(),
    share: base.isZero() ? null : difference.dividedBy(base).toNumber(),
    beyondRounding: difference.abs().greaterThan(rounding),
  }
}
