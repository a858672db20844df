import type { ComputedIndicator } from '../../catalogue/formula.ts'
import { Decimal } from '../../numbers/decimal.ts'
import { scaleQuantity, unitParts } from '../../numbers/quantity.ts'
import { compare } from '../comparison.ts'
import type { Observation } from '../observation.ts'
import { shareValue, timesOf, valueDigits } from '../share.ts'
import type { ComponentCell } from './component-cells.ts'

/** What a result says of a period. */
export type ComputedValue = Pick<Observation, 'value' | 'reason' | 'bound' | 'numerator' | 'denominator'>

type PartCell = ComponentCell<Observation>

/** The units that the first and the second component of a quotient are brought to: of 座/万人 these, of a share one. */
export function quotientUnits(unit: string, first: string): readonly [string, string] {
  const [over = '', under] = unit.split('/')
  return under === undefined ? [first, first] : [over, under]
}

/** The value of a period whose components are all approved; an absence among them is one of the result. Rules M-3 to M-5. */
export function computedValue(indicator: ComputedIndicator, cells: readonly PartCell[]): ComputedValue {
  const { formula, unit } = indicator
  if (formula.kind === 'growth') return growthValue(cells[0]!)
  const counted = formula.kind === 'sum' ? cells.filter(isApplicable) : cells
  const absent = (counted.length === 0 ? cells : counted).find(
    ({ observation }) => observation!.value === null,
  )
  if (absent) return { value: null, reason: absent.observation!.reason ?? 'undefined-ratio' }
  const isLower = (cell: PartCell | undefined) => cell?.observation?.bound === 'lower'
  // What is at least so much makes what it is taken from, or divided by, at most so much.
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

/** No such figure exists: nothing to divide by, no rate from such a base, or what is compared measures otherwise. */
const undefinedRatio: ComputedValue = { value: null, reason: 'undefined-ratio' }

/** The year's growth in %, of what is itself a rate in 百分点; of a running total that of the year so far. Rules G-1, G-4, G-6, G-7. */
function growthValue({ indicator, observations, period }: PartCell): ComputedValue {
  const cumulative = indicator.accumulation === 'year-to-date'
  const { computed } = compare({ indicator, observations, period, kind: 'year-on-year', cumulative })
  if ('absent' in computed || 'words' in computed.change) return undefinedRatio
  const [now, base] = [new Decimal(computed.current), new Decimal(computed.base.value)]
  const difference = now.minus(base)
  return {
    value: valueDigits(
      'points' in computed.change ? difference : difference.dividedBy(base).times(timesOf('%')),
    ),
  }
}

/** Where the matter does not exist nothing is added. Rule H-2. */
function isApplicable({ observation }: PartCell): boolean {
  return observation!.value !== null || observation!.reason !== 'not-applicable'
}

/** The value in another scale of its unit: no catalogue holds a formula whose units cannot be converted (M-7). */
function scaled({ indicator, observation }: PartCell, unit: string): string {
  return scaleQuantity(observation!.value!, indicator.unit, unit)!
}

/** Whether a figure in one unit can be told in another: 万元 in 亿元. */
export function isScaleOf(unit: string, other: string): boolean {
  return unitParts(unit).base === unitParts(other).base
}
