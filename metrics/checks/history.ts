import { formatPeriod, opensYear, periodAt } from '../period.ts'
import { query } from './finding.ts'
import type { Entry, Finding, Point } from './finding.ts'
import { checkOutlier } from './outlier.ts'
import { amountsOf, meanOf, rounded } from './steps.ts'

/** Compared with the last values of its own series. Rules. */
export function checkHistory(entry: Entry): Finding[] {
  // A slipped scale is also a large change, and that an outlier; one question is enough.
  const unusual = [checkScale, checkChange, checkOutlier].map((check) => check(entry))
  const asked = unusual.find((findings) => findings.length > 0) ?? []
  return [...asked, ...checkFall(entry), ...checkUnchanged(entry)]
}

const SLIPS = [
  [10, '10倍'],
  [100, '100倍'],
  [10_000, '1万倍'],
] as const

/** A ratio to what was to be expected within this factor of 10, 100 or 10⁴ is a slip of scale: 万 against 亿. */
const SLIP_TOLERANCE = Math.SQRT2

function checkScale({ cell, proposed, value, earlier }: Entry): Finding[] {
  const expected = expectedFrom(proposed, earlier)
  if (expected === null) return []
  const ratio = Number(value) / expected
  const factor = Math.max(ratio, 1 / ratio)
  const slip = SLIPS.find(([times]) => factor >= times / SLIP_TOLERANCE && factor <= times * SLIP_TOLERANCE)
  if (!slip) return []
  const { unit } = proposed.indicator
  const direction = ratio > 1 ? slip[1] : `${slip[1]}之一`
  const message = `${value}${unit}约为近期水平${rounded(expected)}${unit}的${direction}：请核对计量单位（万、亿）和小数点，无误请说明原因`
  return [query('scale-slip', cell, message)]
}

/** What the recent values let expect: their mean; for a running total the last one of the year, in proportion to time. */
function expectedFrom({ indicator, period }: Entry['proposed'], earlier: readonly Point[]): number | null {
  const last = earlier.at(-1)
  if (!last) return null
  if (indicator.accumulation !== 'year-to-date')
    return meanOf(earlier.slice(-3).map(({ value }) => Number(value)))
  const before = periodAt(period.frequency, last.index)
  const speaksForYear = before.year === period.year || opensYear(period.frequency, last.index + 1)
  return speaksForYear ? (Number(last.value) / before.ordinal) * period.ordinal : null
}

const LARGE_CHANGE = 0.33

function checkChange({ cell, proposed, value, earlier, index }: Entry): Finding[] {
  const steps = amountsOf(proposed.indicator, [...earlier, { index, value }])
  const [own, last] = [steps.at(-1)!, steps.slice(-4, -1)]
  if (last.length < 3) return []
  const mean = meanOf(last)
  const change = own - mean
  if (Math.abs(change) <= LARGE_CHANGE * Math.abs(mean)) return []
  const { unit, accumulation } = proposed.indicator
  const what = accumulation === 'level' ? '本期值' : '本期发生数'
  const side = change > 0 ? '高' : '低'
  const by = mean === 0 ? '' : `${rounded(Math.abs(change / mean) * 100)}%`
  const message = `${what}${rounded(own)}${unit}比前3期平均${rounded(mean)}${unit}${side}${by}（超过±33%）：请核对，无误请说明原因`
  return [query('large-change', cell, message)]
}

function checkFall({ cell, proposed, value, earlier }: Entry): Finding[] {
  const last = earlier.at(-1)
  const { indicator, targets, period } = proposed
  const isStock = indicator.accumulation === 'level' && targets.some(({ basis }) => basis === 'stock')
  if (!isStock || !last || Number(value) >= Number(last.value)) return []
  const known = `${formatPeriod(periodAt(period.frequency, last.index), 'zh')}${last.value}${indicator.unit}`
  return [query('stock-falls', cell, `存量${value}${indicator.unit}少于${known}：请核对，确有减少请说明原因`)]
}

function checkUnchanged({ cell, proposed, value, earlier, index }: Entry): Finding[] {
  const { indicator } = proposed
  const [before, last] = earlier.slice(-2)
  const same = (point: Point | undefined, back: number) =>
    point?.index === index - back && Number(point.value) === Number(value)
  // What stands at its ceiling, such as 100 %, cannot change.
  if (!same(last, 1) || !same(before, 2) || Number(value) === indicator.ceiling) return []
  return [
    query('unchanged', cell, `${value}${indicator.unit}连续3期不变：请核对是否沿用旧数，无误请说明原因`),
  ]
}
