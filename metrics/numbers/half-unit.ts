import { Decimal } from './decimal.ts'
import { isCounted, scaleQuantity } from './quantity.ts'

/** The unit and the decimals in which a figure is printed. */
export interface Measure {
  readonly unit: string
  readonly decimals: number
}

/**
 * The amount by which rounding may change a figure: half a unit of its last digit, or nothing where single things are counted. It is given
 * in `wanted`, a unit of the same kind as the figure's own. Rules.
 */
export function halfUnit({ unit, decimals }: Measure, wanted: string): Decimal {
  if (decimals === 0 && isCounted(unit)) return new Decimal(0)
  return new Decimal(`0.5e-${decimals}`).times(scaleQuantity('1', unit, wanted)!)
}
