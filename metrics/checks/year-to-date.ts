import { compareDecimals } from '../numbers/decimal.ts'
import { formatExact } from '../numbers/quantity.ts'
import { formatPeriod, periodAt } from '../period.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding, SeriesPoint } from './finding.ts'

/**
 * Asks about a running total below the one before it in the same year: refunds and 核减 can make a true total fall. An indicator that can be
 * negative is not asked about. Rule Q-9.
 */
export function checkTotalFalls({ cell, proposed, value, earlier }: EnteredCell): Finding[] {
  const before = earlier.at(-1)
  if (!before || !inSameYear(proposed, before) || compareDecimals(value, before.value) >= 0) return []
  const message = `${saidOf(proposed, value)}小于${knownOf(proposed, before)}：请核对是否填成了当月数；确有核减、退库，请说明`
  return [query('year-to-date-falls', cell, message)]
}

/** Asks about a running total above the next one of its year. Rule Q-9. */
export function checkTotalExceeds({ cell, proposed, value, next }: EnteredCell): Finding[] {
  if (!next || !inSameYear(proposed, next) || compareDecimals(value, next.value) <= 0) return []
  const message = `${saidOf(proposed, value)}大于其后的${knownOf(proposed, next)}：请核对本期，确需调高的请一并更正后面各期，或说明原因`
  return [query('year-to-date-exceeds', cell, message)]
}

function inSameYear({ indicator, period }: EnteredCell['proposed'], { index }: SeriesPoint): boolean {
  const { accumulation, negative } = indicator
  return (
    accumulation === 'year-to-date' && !negative && periodAt(period.frequency, index).year === period.year
  )
}

function saidOf({ indicator }: EnteredCell['proposed'], value: string): string {
  return `本年累计${formatExact(value)}${indicator.unit}`
}

function knownOf({ indicator, period }: EnteredCell['proposed'], { index, value }: SeriesPoint): string {
  return `${formatPeriod(periodAt(period.frequency, index), 'zh')}累计${formatExact(value)}${indicator.unit}`
}
