import type { ComputedIndicator } from '../../catalogue/formula.ts'
import { Decimal } from '../../numbers/decimal.ts'
import { scaleQuantity, unitParts } from '../../numbers/quantity.ts'
import { compare } from '../comparison.ts'
import type { Observation } from '../observation.ts'
import { shareValue, shareFactorOf, valueDigits } from '../share.ts'
import type { ComponentCell } from './component-cells.ts'

/** The value of a result for a period. */
export type ComputedValue = Pick<Observation, 'value' | 'reason' | 'bound' | 'numerator' | 'denominator'>

type PartCell = ComponentCell<Observation>

/** The units to which both components of a quotient are converted: 座 and 万人 for 座/万人; for a share, both to the unit of the first component. */
export function quotientUnits(unit: string, firstUnit: string): readonly [string, string] {
  const [over = '', under] = unit.split('/')
  return under === undefined ? [firstUnit, firstUnit] : [over, under]
}

/** The value of a period whose components are all approved. Where a component is absent, so is the result, for the same reason; a sum leaves out components that do not apply. Rules M-3 to M-5. */
export function computedValue(indicator: ComputedIndicator, cells: readonly PartCell[]): ComputedValue {
  const { formula, unit } = indicator
  if (formula.kind === 'growth') return growthValue(cells[0]!)
  const counted = formula.kind === 'sum' ? cells.filter(isApplicable) : cells
  const absent = (counted.length === 0 ? cells : counted).find(
    ({ observation }) => observation!.value === null,
  )
  if (absent) return { value: null, reason: absent.observation!.reason ?? 'undefined-ratio' }
  const isLower = (cell: PartCell | undefined) => cell?.observation?.bound === 'lower'
  // A lower bound that is subtracted, or divides, makes an upper bound.
  if (formula.kind !== 'sum' && isLower(cells[1])) return undefinedRatio
  const bound = counted.some(isLower) ? { bound: 'lower' as const } : {}
  if (formula.kind === 'quotient') {
    const [over, under] = quotientUnits(unit, cells[0]!.indicator.unit)
    const parts = { numerator: scaled(cells[0]!, over), denominator: scaled(cells[1]!, under) }
    if (new Decimal(parts.denominator).isZero()) return undefinedRatio
    return { value: shareValue(parts, unit), ...parts, ...bound }
  }
  const amounts = counted.map((cell) => new Decimal(scaled(cell, unit)))
  const total = formula.kind === 'sum' ? Decimal.sum(...amounts) : amounts[0]!.minus(amounts[1]!)
  return { value: valueDigits(total), ...bound }
}

/** The value where no figure exists: a division by zero, an upper bound, or a rate whose base is missing, zero, negative or of another definition. */
const undefinedRatio: ComputedValue = { value: null, reason: 'undefined-ratio' }

/** The growth over the same period of the year before: in %, or in 百分点 where the indicator itself is a rate; of a running total, over the year so far. Rules G-1, G-4, G-6, G-7. */
function growthValue({ indicator, observations, period }: PartCell): ComputedValue {
  const cumulative = indicator.accumulation === 'year-to-date'
  const { computed } = compare({ indicator, observations, period, kind: 'year-on-year', cumulative })
  if ('absent' in computed || 'words' in computed.change) return undefinedRatio
  const [now, base] = [new Decimal(computed.current), new Decimal(computed.base.value)]
  const difference = now.minus(base)
  return {
    value: valueDigits(
      'points' in computed.change ? difference : difference.dividedBy(base).times(shareFactorOf('%')),
    ),
  }
}

/** Whether the matter of a cell exists; otherwise it adds nothing. Rule H-2. */
function isApplicable({ observation }: PartCell): boolean {
  return observation!.value !== null || observation!.reason !== 'not-applicable'
}

/** The value in another scale of its unit: every formula in a catalogue has convertible units (M-7). */
function scaled({ indicator, observation }: PartCell, unit: string): string {
  return scaleQuantity(observation!.value!, indicator.unit, unit)!
}

/** Whether a figure in one unit can be given in another: 万元 in 亿元. */
export function isScaleOf(unit: string, other: string): boolean {
  return unitParts(unit).base === unitParts(other).base
}
