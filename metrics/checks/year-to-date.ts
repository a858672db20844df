import { compareDecimals } from '../decimal.ts'
import { formatPeriod, periodAt } from '../period.ts'
import { error } from './finding.ts'
import type { Entry, Finding } from './finding.ts'

/** A running total of the year never falls below the last one of the same year, unless it can be negative. Rule Q-9. */
export function checkYearToDate({ cell, proposed, value, earlier }: Entry): Finding[] {
  const { indicator, period } = proposed
  const last = earlier.at(-1)
  if (indicator.accumulation !== 'year-to-date' || indicator.negative || !last) return []
  const before = periodAt(period.frequency, last.index)
  if (before.year !== period.year || compareDecimals(value, last.value) >= 0) return []
  const known = `${formatPeriod(before, 'zh')}累计${last.value}${indicator.unit}`
  const message = `本年累计${value}小于${known}：请填1月起的累计数，或先更正上期`
  return [error('year-to-date-falls', cell, 'value', message)]
}
