import { overRegionsOf, type Indicator } from '../../catalogue/indicator.ts'
import { Decimal } from '../../numbers/decimal.ts'
import type { Observation } from '../observation.ts'
import { partsOf, shareValue } from '../share.ts'
import { computedSeries, type ComputedObservation } from './computed-series.ts'

/** The known values of an indicator in one of the regions that were merged. */
export interface MergedPart<Known extends Observation> {
  readonly region: string
  readonly observations: readonly Known[]
}

/**
 * The figures of a merged region from before the merger: for each period in which all parts have one, amounts are added, and a rate is Σ
 * numerator ÷ Σ denominator. Rules H-2, H-3, Z-14.
 */
export function mergedSeries<Known extends Observation>(
  indicator: Indicator,
  parts: readonly MergedPart<Known>[],
): ComputedObservation<Known>[] {
  const total = {
    ...indicator,
    formula: { kind: 'sum' as const, of: parts.map(({ region }) => region) },
  }
  const components = parts.map(({ region, observations }) => ({
    indicator: { ...indicator, id: region },
    observations,
  }))
  const sums = computedSeries(total, components)
  return overRegionsOf(indicator) === 'sum' ? sums : sums.map((sum) => rateOf(indicator, sum))
}

/** What is not added up is Σ numerator ÷ Σ denominator, or nothing: 60 % and 70 % are not 130 %. */
function rateOf<Known extends Observation>(
  indicator: Indicator,
  { observation, from }: ComputedObservation<Known>,
): ComputedObservation<Known> {
  const isRate = overRegionsOf(indicator) === 'quotient'
  const counted = from.filter(({ value, reason }) => value !== null || reason !== 'not-applicable')
  const parts = counted.flatMap((one) => partsOf(one) ?? [])
  const numerator = Decimal.sum(0, ...parts.map((one) => one.numerator)).toString()
  const denominator = Decimal.sum(0, ...parts.map((one) => one.denominator)).toString()
  if (observation.value === null) return { observation, from }
  const isWhole = isRate && parts.length === counted.length && Number(denominator) !== 0
  return {
    from,
    observation: isWhole
      ? {
          ...observation,
          value: shareValue({ numerator, denominator }, indicator.unit),
          numerator,
          denominator,
        }
      : { ...observation, value: null, reason: 'undefined-ratio', status: 'M' },
  }
}
