import type { Indicator } from '../catalogue/indicator.ts'
import { opensYear, periodAt, periodIndex } from '../period.ts'
import type { Period } from '../period.ts'

export type Collection = Pick<Indicator, 'frequency' | 'januaryMerged'>

/** Whether a value of the period with this number is collected: no January where 1–2月 are one. Rule C-4. */
export function isCollected({ frequency, januaryMerged }: Collection, index: number): boolean {
  return !(januaryMerged && frequency === 'M' && opensYear(frequency, index))
}

/** The number itself, or the one before where that period is not collected. Rule C-4. */
export function lastCollected(collection: Collection, index: number): number {
  return isCollected(collection, index) ? index : index - 1
}

/** The number itself, or the one after where that period is not collected. Rule C-4. */
export function firstCollected(collection: Collection, index: number): number {
  return isCollected(collection, index) ? index : index + 1
}

/** The collected periods from one to another, both included. Rule C-4. */
export function collectedPeriods(collection: Collection, from: Period, to: Period): Period[] {
  const periods: Period[] = []
  for (let index = periodIndex(from); index <= periodIndex(to); index++) {
    if (isCollected(collection, index)) periods.push(periodAt(collection.frequency, index))
  }
  return periods
}
