import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { medianOf, moveOf, rounded, spreadOf } from './steps.ts'
import { floorOf } from './usual-range.ts'
import { placeAYearBefore } from './year-before.ts'

/** Fewer moves before it do not tell what is usual. */
const FEWEST = 6
const LOOKED_BACK = 12

const CUT = 3.5

/** The share of the level below which a move is not asked about. */
const FLOOR = 0.02

/**
 * Asks about a level that moves far from its usual moves and from that of the same period a year before, and beyond its last 12 values.
 * The move's modified z-score is above 3.5 (Iglewicz & Hoaglin 1993) against the moves before it. Rule Q-17.
 */
export function checkOutlier({ cell, proposed, value, earlier, index }: EnteredCell): Finding[] {
  const { unit, accumulation, frequency } = proposed.indicator
  const points = earlier.slice(-LOOKED_BACK)
  const last = points.at(-1)
  if (accumulation !== 'level' || !last || points.length <= FEWEST) return []
  const levels = points.map((point) => Number(point.value))
  const number = Number(value)
  if (number >= Math.min(...levels) && number <= Math.max(...levels)) return []
  const moves = points.slice(1).map((point, place) => moveOf(points[place]!, point))
  const own = moveOf(last, { index, value })
  const median = medianOf(moves)
  const score = Math.abs(own - median) / spreadOf(moves)
  // Where all moves were equal, the score is infinite and says nothing.
  if (!Number.isFinite(score) || score <= CUT) return []
  const before = placeAYearBefore(frequency, earlier, index)
  const seasonal = before > 0 ? moveOf(earlier[before - 1]!, earlier[before]!) : median
  if (Math.abs(own - seasonal) <= (CUT * Math.abs(own - median)) / score) return []
  if (Math.abs(own - median) <= Math.max(FLOOR * Math.abs(Number(last.value)), floorOf(proposed.indicator)))
    return []
  const moved = unit === '%' ? '个百分点' : unit
  const message = `本期变动${rounded(own)}${moved}，此前${moves.length}期变动的中位数为${rounded(median)}${moved}，偏离明显（修正Z值${rounded(score)}，超过3.5）：请核对，无误请说明原因`
  return [query('outlier', cell, message)]
}
