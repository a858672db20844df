import { formatPeriod, periodAt } from '../period.ts'
import { formatExact } from '../numbers/quantity.ts'
import type { FiguresAround, SoundCell, Surroundings } from './figures-around.ts'
import { query } from './finding.ts'
import type { Finding } from './finding.ts'
import { neighboursOf } from './related-series.ts'
import type { SeriesRef } from './related-series.ts'
import { rounded } from './steps.ts'

/** Fewer regions say nothing about the size of others. */
const FEWEST = 3
/** A value is far off beyond so many times the largest other value, or below such a part of the smallest. */
const FURTHEST = 10

/** Compares the first value of a series with the latest ones of neighbouring regions. Rule Q-27. */
export function checkNeighbours(
  { cell, proposed, index, value }: SoundCell,
  figures: FiguresAround,
  around: Surroundings,
): Finding[] {
  const { indicator, region, period } = proposed
  const own = Number(value)
  if (indicator.negative || own === 0 || latestBefore({ indicator, region }, figures, index)) return []
  const others = neighboursOf(proposed, around).flatMap((series) => {
    const latest = latestBefore(series, figures, index + 1)
    return latest && latest.amount > 0 ? [latest] : []
  })
  if (others.length < FEWEST) return []
  const sizes = others.map(({ amount }) => amount)
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)]
  const amount = perPeriod(indicator, index, own)
  if (amount <= high * FURTHEST && amount >= low / FURTHEST) return []
  const { unit } = indicator
  const kind = indicator.accumulation === 'year-to-date' ? '平均每期' : ''
  const message = `${formatPeriod(period, 'zh')}首次报送${formatExact(value)}${unit}，同级的${others.length}个地区近期${kind}在${rounded(low)}${unit}至${rounded(high)}${unit}之间，相差10倍以上：请核对计量单位和小数点，无误请说明原因`
  return [query('far-from-neighbours', cell, message)]
}

/** The newest value before a period; of a running total its mean for each period. */
function latestBefore(
  series: SeriesRef,
  figures: FiguresAround,
  before: number,
): { amount: number } | undefined {
  const newest = figures.newestBefore(series, before)
  return newest && { amount: perPeriod(series.indicator, newest.index, Number(newest.value)) }
}

function perPeriod(
  { accumulation, frequency }: SeriesRef['indicator'],
  index: number,
  value: number,
): number {
  return accumulation === 'year-to-date' ? value / periodAt(frequency, index).ordinal : value
}
