import { senseOf } from '../catalogue/target.ts'
import { formatPeriod, periodAt } from '../period.ts'
import { formatExact, isCounted } from '../numbers/quantity.ts'
import { checkChange } from './change.ts'
import { checkFarFromTarget } from './far-from-target.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding, SeriesPoint } from './finding.ts'
import { checkOutlier } from './outlier.ts'
import { checkSlip } from './slip.ts'
import { usualRange } from './usual-range.ts'
import { checkTotalFalls } from './year-to-date.ts'

/** A count that is unchanged for three periods is asked about from this many things on; a smaller one may well be unchanged. */
const MANY = 20

/** Compares a value with the earlier ones of its series. Rules. */
export function checkHistory(entry: EnteredCell): Finding[] {
  return [...checkUnusual(entry), ...checkFall(entry), ...checkUnchanged(entry)]
}

/** Asks a single question about an unusual value, the first that applies: a slip is a large change too, and a large change an outlier. */
function checkUnusual(entry: EnteredCell): Finding[] {
  const usual = usualRange(entry)
  const slip = usual ? checkSlip(entry, usual) : []
  if (slip.length > 0) return slip
  const falls = checkTotalFalls(entry)
  if (falls.length > 0) return falls
  if (!usual) return checkFarFromTarget(entry)
  const change = checkChange(entry, usual)
  return change.length > 0 ? change : checkOutlier(entry)
}

function checkFall({ cell, proposed, value, earlier }: EnteredCell): Finding[] {
  const last = earlier.at(-1)
  const { indicator, targets, period } = proposed
  const isToGrow = targets.some((target) => target.basis === 'stock' && senseOf(target) === 1)
  if (indicator.accumulation !== 'level' || !isToGrow || !last || Number(value) >= Number(last.value))
    return []
  const known = `${formatPeriod(periodAt(period.frequency, last.index), 'zh')}${formatExact(last.value)}${indicator.unit}`
  return [
    query(
      'stock-falls',
      cell,
      `存量${formatExact(value)}${indicator.unit}少于${known}：请核对，确有减少请说明原因`,
    ),
  ]
}

function checkUnchanged({ cell, proposed, value, earlier, index }: EnteredCell): Finding[] {
  const { indicator } = proposed
  const [before, last] = earlier.slice(-2)
  const same = (point: SeriesPoint | undefined, back: number) =>
    point?.index === index - back && Number(point.value) === Number(value)
  if (!same(last, 1) || !same(before, 2)) return []
  // A value at its ceiling, such as 100 %, cannot change; and of seven towns none need be finished in a month.
  const isFew = isCounted(indicator.unit) && Math.abs(Number(value)) < MANY
  if (Number(value) === indicator.ceiling || isFew) return []
  return [
    query(
      'unchanged',
      cell,
      `${formatExact(value)}${indicator.unit}连续3期不变：请核对是否沿用旧数，无误请说明原因`,
    ),
  ]
}
