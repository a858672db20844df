import type { Indicator } from '../catalogue/indicator.ts'
import { Decimal } from '../numbers/decimal.ts'
import { isCounted, scaleQuantity } from '../numbers/quantity.ts'

type Measure = Pick<Indicator, 'unit' | 'decimals'>

/**
 * By how much a figure may be off for having been rounded, counted in `unit`: half a unit of its last digit, nothing where
 * single things are counted. The units are of one kind. Rules.
 */
export function halfUnit({ unit, decimals }: Measure, counted: string): Decimal {
  if (decimals === 0 && isCounted(unit)) return new Decimal(0)
  return new Decimal(`0.5e-${decimals}`).times(scaleQuantity('1', unit, counted)!)
}
