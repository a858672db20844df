import { isCollected } from '../reporting/collection.ts'
import { isSummed } from './judging-mode.ts'
import { opensYear } from '../period.ts'
import { approvedAt, definitionAt, isExcused } from '../series/series.ts'
import type { Facts, Judged } from './facts.ts'

/**
 * The number of the newest break of definition (口径) within a year whose running total is part of the judged figure: the total still
 * contains earlier periods as they were counted before. Null where these were restated, or where there are none. Rule G-7.
 */
export function breakInTotal(facts: Facts, judged: Judged | null): number | null {
  const { target, series, first } = facts
  if (!judged || target.indicator.accumulation !== 'year-to-date' || !isSummed(target)) return null
  const within = series.breaks.findLast(
    ({ index }) => index >= first && index <= judged.index && countsEarlier(facts, index),
  )
  return within?.index ?? null
}

/** Whether the running total of a break contains an earlier period of its year by another definition. */
function countsEarlier({ target: { indicator }, series, first }: Facts, index: number): boolean {
  for (let earlier = index - 1; earlier >= first; earlier--) {
    if (opensYear(series.frequency, earlier + 1)) return false
    if (isCollected(indicator, earlier) && !isExcused(approvedAt(series, earlier)))
      return definitionAt(series, earlier) !== index
  }
  return false
}
