import { compareDecimals } from '../numbers/decimal.ts'
import { formatPeriod, periodAt } from '../period.ts'
import { error } from './finding.ts'
import type { Entry, Finding, Point } from './finding.ts'

/**
 * A running total of the year never falls below the one before it nor rises above the next of the same year, unless
 * it can be negative. Rule Q-9.
 */
export function checkYearToDate({ cell, proposed, value, earlier, next }: Entry): Finding[] {
  const { indicator, period } = proposed
  if (indicator.accumulation !== 'year-to-date' || indicator.negative) return []
  const known = (point: Point) => {
    const at = periodAt(period.frequency, point.index)
    return at.year === period.year ? `${formatPeriod(at, 'zh')}累计${point.value}${indicator.unit}` : null
  }
  const findings: Finding[] = []
  const [before, last] = [earlier.at(-1), earlier.at(-1) && known(earlier.at(-1)!)]
  if (before && last && compareDecimals(value, before.value) < 0) {
    const message = `本年累计${value}小于${last}：请填1月起的累计数，或先更正上期`
    findings.push(error('year-to-date-falls', cell, 'value', message))
  }
  const after = next && known(next)
  if (next && after && compareDecimals(value, next.value) > 0) {
    const message = `本年累计${value}大于其后的${after}：请核对本期，确需调高请先更正后面各期`
    findings.push(error('year-to-date-exceeds', cell, 'value', message))
  }
  return findings
}
