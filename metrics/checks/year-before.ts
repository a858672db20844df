import { periodAt, periodIndex, periodsInYear } from '../period.ts'
import type { Frequency } from '../period.ts'
import type { SeriesPoint } from './finding.ts'

/** The least number of values that show what is usual: a year of months, and one more from which a running total began. */
const LEAST = 13

/** The number of values before a cell that it is compared with: those of a year, at least 12, and the one before them. */
export function lookedBack(frequency: Frequency): number {
  return { A: LEAST, S: LEAST, Q: LEAST, M: LEAST, W: 54, D: 367 }[frequency]
}

/** The place of the point of the same period a year before; −1 where there is none. Annual values have no season. Rule G-8. */
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
