import { averageGrowth, growthRate } from './growth.ts'

/** A value of a year. */
export interface YearValue {
  readonly year: number
  readonly value: number
}

export type ProgressStatus =
  | 'target_achieved'
  | 'substantial_progress'
  | 'moderate_progress'
  | 'limited_progress'
  | 'deterioration'
  | 'not_available'

/** Progress in fractions. With a target the ratio is observed ÷ required growth, without one the yearly growth itself; NaN: none. */
export interface GrowthRateProgress {
  readonly ratio: number
  /** The score, −5 … 5. */
  readonly score: number
  readonly status: ProgressStatus
}

interface ProgressInput {
  readonly base: YearValue
  readonly current: YearValue
  readonly target?: YearValue
  /** 1: more is better. */
  readonly direction: 1 | -1
  /** The value that cannot be passed in the desired direction, such as 100 %; used where there is no target. */
  readonly limit?: number
}

/** A ratio with its score; between two knots the score is on the straight line. */
type Knot = readonly [ratio: number, score: number]
type Cuts = readonly [substantial: number, moderate: number]

const UNAVAILABLE: GrowthRateProgress = { ratio: NaN, score: NaN, status: 'not_available' }
const WITH_TARGET: { cuts: Cuts; knots: readonly Knot[] } = {
  cuts: [0.95, 0.6],
  knots: [
    [-0.6, -5],
    [0.6, 0],
    [1.3, 5],
  ],
}
/** Nothing grows at a rate from a base of zero, or to a target of zero: Statistics Canada uses this value instead. */
const FOR_ZERO = 0.001

/**
 * Progress by growth rates, for multi-year targets without a plan (Eurostat; Statistics Canada, as Open SDG describes it).
 * `growthRateProgress` of 14.5 (2015) → 10.4 (2023), 7.25 by 2030, lower better, has the ratio 0.9011. Values are all positive or all
 * negative. Rules N-1 to N-4.
 */
export function growthRateProgress({
  base,
  current,
  target,
  direction,
  limit,
}: ProgressInput): GrowthRateProgress {
  const points = [base.value, current.value, current.year - base.year]
  if (!points.every(Number.isFinite) || current.year <= base.year) return UNAVAILABLE
  const observed = yearlyGrowth(base, current)
  if (target) {
    const met = direction > 0 ? current.value >= target.value : current.value <= target.value
    const required = yearlyGrowth(base, { ...target, value: target.value || signOf(base) * FOR_ZERO })
    const ratio = (direction * observed) / Math.abs(required)
    const progress: GrowthRateProgress = met
      ? { ratio, score: 5, status: 'target_achieved' }
      : judge(ratio, WITH_TARGET.cuts, WITH_TARGET.knots)
    // A base at the target requires no growth: there is no ratio, only kept or lost.
    return required === 0 ? { ...progress, ratio: NaN } : progress
  }
  const scale = limit === undefined ? 1 : roomLeft(base.value, limit, direction)
  return judge(
    direction * observed,
    [0.015 * scale, 0.005 * scale],
    [
      [-0.02, -5],
      [0, -2.5],
      [0.005 * scale, 0],
      [0.015 * scale, 2.5],
      [0.02 * scale, 5],
    ],
  )
}

/** The compound growth per year; of negative values the growth of their size with the opposite sign; NaN across zero. Rules N-1, N-3. */
function yearlyGrowth(base: YearValue, later: YearValue): number {
  const sign = signOf(base)
  const growth = growthRate(sign * later.value, sign * (base.value || FOR_ZERO))
  return 'rate' in growth ? sign * averageGrowth(growth.rate, later.year - base.year) : NaN
}

function signOf({ value }: YearValue): 1 | -1 {
  return value < 0 ? -1 : 1
}

/** C = 1 − (1 − distance)^4.44, with the distance to the limit as a share of the limit: 0 at the limit, 1 from twice it. Rule N-4. */
function roomLeft(base: number, limit: number, direction: 1 | -1): number {
  const distance = (direction * (limit - base)) / Math.abs(limit)
  return 1 - (1 - Math.min(Math.max(distance, 0), 1)) ** 4.44
}

function judge(ratio: number, [substantial, moderate]: Cuts, knots: readonly Knot[]): GrowthRateProgress {
  if (Number.isNaN(ratio)) return UNAVAILABLE
  const score = scoreOf(ratio, knots)
  if (ratio >= substantial) return { ratio, score, status: 'substantial_progress' }
  if (ratio >= moderate) return { ratio, score, status: 'moderate_progress' }
  return { ratio, score, status: ratio >= 0 ? 'limited_progress' : 'deterioration' }
}

function scoreOf(ratio: number, knots: readonly Knot[]): number {
  const before = knots.findLastIndex(([from]) => ratio >= from)
  const [from, to] = [knots[before], knots[before + 1]]
  if (!from) return -5
  if (!to) return 5
  return from[1] + ((ratio - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}
