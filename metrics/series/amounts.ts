import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { periodAt, periodIndex } from '../period.ts'
import { approvedAt } from './series.ts'
import type { Series } from './series.ts'

/** A value that can be compared, and the numbers of the periods that it depends on. */
export interface Amount {
  readonly value: Decimal
  readonly from: number
  readonly to: number
}

/** The fields of an indicator by which its values are taken apart: how often there is one, and whether they add up. */
export type PeriodicIndicator = Pick<Indicator, 'frequency' | 'accumulation' | 'januaryMerged'>

/**
 * The own amount of a period: the level, the increment, or the running total less the one before. Where 1–2月 are one, February's covers
 * both months. Undefined where a value is missing or only a lower bound. Rule G-6.
 */
export function ownAmount(indicator: PeriodicIndicator, series: Series, index: number): Amount | undefined {
  const now = exactAt(series, index)
  if (now === undefined || indicator.accumulation !== 'year-to-date') return now
  if (index === openingOf(indicator, index)) return now
  const before = exactAt(series, index - 1)
  return before && { value: now.value.minus(before.value), from: index - 1, to: index }
}

/** 累计: the running total, or the sum of the year's increments so far; undefined for a level. Rule G-6. */
export function yearToDate(indicator: PeriodicIndicator, series: Series, index: number): Amount | undefined {
  if (indicator.accumulation === 'level') return undefined
  if (indicator.accumulation === 'year-to-date') return exactAt(series, index)
  const from = openingOf(indicator, index)
  let value = new Decimal(0)
  for (let each = from; each <= index; each++) {
    const part = exactAt(series, each)
    if (!part) return undefined
    value = value.plus(part.value)
  }
  return { value, from, to: index }
}

/** The first collected period of the year. */
function openingOf(indicator: PeriodicIndicator, index: number): number {
  const { year } = periodAt(indicator.frequency, index)
  const first = periodIndex({ frequency: indicator.frequency, year, ordinal: 1 })
  return isCollected(indicator, first) ? first : first + 1
}

function exactAt(series: Series, index: number): Amount | undefined {
  const observation = approvedAt(series, index)
  if (!observation || observation.value === null || observation.bound === 'lower') return undefined
  return { value: new Decimal(observation.value), from: index, to: index }
}
