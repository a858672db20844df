import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { PeriodicIndicator } from './amounts.ts'
import type { Observation } from './observation.ts'
import { opensYear } from '../period.ts'
import { approvedAt, definitionAt, isExcused, readSeries } from './series.ts'
import type { Series } from './series.ts'

/** The number of periods of a forecast's history, which is more than any series has, except daily ones. Rule O-6. */
const LOOKED_BACK = 200

/** The exact approved values up to a period, oldest first, without a gap, since the last break of 口径. Rules O-6, G-7. */
export function levelsUpTo(
  { frequency }: PeriodicIndicator,
  observations: readonly Observation[],
  last: number,
): number[] {
  const series = readSeries(observations, frequency, last - LOOKED_BACK + 1, last)
  return backwards(last, (index) => {
    const value =
      definitionAt(series, index) === definitionAt(series, last) ? exactAt(series, index) : undefined
    return value === undefined ? undefined : [Number(value)]
  })
}

/**
 * The amount that each period up to `last` added, oldest first, without a gap: the increment, the change of the level, or of running
 * totals the difference within the year. An amount that also covers earlier periods without values (January, where 1–2月 are one) is
 * divided equally. Rules O-5, O-6.
 */
export function amountsUpTo(
  indicator: PeriodicIndicator,
  observations: readonly Observation[],
  last: number,
): number[] {
  const series = readSeries(observations, indicator.frequency, last - LOOKED_BACK, last)
  return backwards(last, (index) => addedAt(indicator, series, index, last))
}

/** The amounts of the periods that end with `index`; undefined where a value that they depend on is unknown. */
function addedAt(
  indicator: PeriodicIndicator,
  series: Series,
  index: number,
  last: number,
): readonly number[] | undefined {
  const total = exactAt(series, index)
  if (total === undefined) return undefined
  const measuresAlike = (at: number) => definitionAt(series, at) === definitionAt(series, last)
  if (!measuresAlike(index)) return undefined
  const { accumulation, frequency } = indicator
  const opens = (at: number) => accumulation === 'year-to-date' && opensYear(frequency, at)
  const hasNone = (at: number) => !isCollected(indicator, at) || isExcused(approvedAt(series, at))
  let opening = index
  while (!opens(opening) && hasNone(opening - 1)) opening--
  const alone = accumulation === 'increment' || opens(opening)
  const before = alone ? 0 : exactAt(series, opening - 1)
  if (before === undefined || (!alone && !measuresAlike(opening - 1))) return undefined
  const periods = index - opening + 1
  const each = new Decimal(total).minus(before).dividedBy(periods).toNumber()
  return new Array<number>(periods).fill(each)
}

function backwards(last: number, partAt: (index: number) => readonly number[] | undefined): number[] {
  const amounts: number[] = []
  let part = partAt(last)
  while (part && amounts.length < LOOKED_BACK) {
    amounts.unshift(...part)
    part = partAt(last - amounts.length)
  }
  return amounts.slice(-LOOKED_BACK)
}

function exactAt(series: Series, index: number): string | number | undefined {
  const observation = approvedAt(series, index)
  return observation?.bound === 'lower' ? undefined : (observation?.value ?? undefined)
}
