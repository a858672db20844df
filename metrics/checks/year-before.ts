import { periodAt, periodIndex, periodsInYear } from '../period.ts'
import type { Frequency } from '../period.ts'
import type { SeriesPoint } from './finding.ts'

/** Values that say what is usual: a year of months, and one more that a running total began from. */
const LEAST = 13

/** A cell is compared with so many values before it: those of a year, and the one that they began from. */
export function lookedBack(frequency: Frequency): number {
  return { A: LEAST, S: LEAST, Q: LEAST, M: LEAST, W: 54, D: 367 }[frequency]
}

/** Place of the point of the same period a year before; −1 where there is none. A year has no season. Rule G-8. */
export function placeAYearBefore(
  frequency: Frequency,
  points: readonly SeriesPoint[],
  index: number,
): number {
  const { year, ordinal } = periodAt(frequency, index)
  if (frequency === 'A' || ordinal > periodsInYear(frequency, year - 1)) return -1
  const wanted = periodIndex({ frequency, year: year - 1, ordinal })
  return points.findIndex((point) => point.index === wanted)
}
