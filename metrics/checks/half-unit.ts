import type { Indicator } from '../catalogue/indicator.ts'
import { Decimal } from '../numbers/decimal.ts'
import { isCounted, scaleQuantity } from '../numbers/quantity.ts'

type Measure = Pick<Indicator, 'unit' | 'decimals'>

/**
 * The amount by which rounding may change a figure: half a unit of its last digit, or nothing where single things are counted. It is given
 * in `wanted`, a unit of the same kind as the figure's own. Rules.
 */
export function halfUnit({ unit, decimals }: Measure, wanted: string): Decimal {
  if (decimals === 0 && isCounted(unit)) return new Decimal(0)
  return new Decimal(`0.5e-${decimals}`).times(scaleQuantity('1', unit, wanted)!)
}
