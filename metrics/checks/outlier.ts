import { query } from './finding.ts'
import type { Entry, Finding } from './finding.ts'
import { meanOf, movesOf, rounded } from './steps.ts'

/** With fewer moves before it, nothing is known of what is usual. */
const FEWEST = 6

const CUT = 3.5

/**
 * A move far from the usual ones: modified z-score above 3.5 (Iglewicz & Hoaglin 1993), measured against the moves
 * before it. Rule Q-17.
 */
export function checkOutlier({ cell, proposed, value, earlier, index }: Entry): Finding[] {
  const moves = movesOf(proposed.indicator, [...earlier, { index, value }])
  const own = moves.pop()!
  if (moves.length < FEWEST) return []
  const score = Math.abs(modifiedZ(own, moves))
  if (!(score > CUT)) return []
  const { unit, accumulation } = proposed.indicator
  const what = accumulation === 'level' ? '变动' : '发生数'
  const message = `本期${what}${rounded(own)}${unit}，此前${moves.length}期${what}的中位数为${rounded(medianOf(moves))}${unit}，偏离明显（修正Z值${rounded(score)}，超过3.5）：请核对，无误请说明原因`
  return [query('outlier', cell, message)]
}

/** 0.6745 (x − median) ÷ MAD; without a MAD, (x − median) ÷ (1.2533 × mean deviation); NaN where nothing ever deviated. */
function modifiedZ(value: number, others: readonly number[]): number {
  const median = medianOf(others)
  const deviations = others.map((other) => Math.abs(other - median))
  const mad = medianOf(deviations)
  if (mad > 0) return (0.6745 * (value - median)) / mad
  const mean = meanOf(deviations)
  return mean > 0 ? (value - median) / (1.2533 * mean) : Number.NaN
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
