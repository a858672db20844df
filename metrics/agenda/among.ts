import { medianOf } from '../checks/steps.ts'
import { roundToDigits } from '../numbers/rounding.ts'

/** A target as it is compared with the others of its indicator, basis and due date: by `distance`, or by `completion` where that is null. */
export interface ComparedTarget {
  readonly target: string
  readonly indicator: string
  readonly basis: string
  readonly due: string | null
  readonly region: string
  readonly completion: number | null
  readonly distance: number | null
}

/** The rank of a target among those that share its indicator, basis and due date; shares are fractions. */
export interface RankAmong {
  readonly share: number
  /** 1: the highest; equal ones share the better rank. */
  readonly place: number
  readonly of: number
  readonly lowest: number
  readonly median: number
  readonly highest: number
  /** Whether the targets belong to several regions, rather than to several organisations in one. */
  readonly regional: boolean
}

/** The fewest targets that are compared. Of two targets, one is the lowest and the other the highest, and the median says nothing. */
export const FEWEST_COMPARED = 3

/** The percentage points below the median from which a target is on the agenda. */
export const BELOW_MEDIAN = 10

/**
 * The rank of each of these targets among the others of its indicator, basis and due date; none without a share, and none in a group of
 * fewer than three with one. Rule J-6.
 */
export function ranksAmong(targets: readonly ComparedTarget[]): ReadonlyMap<string, RankAmong> {
  const groups = Map.groupBy(targets, ({ indicator, basis, due }) => `${indicator} ${basis} ${due}`)
  return new Map([...groups.values()].flatMap(ranksInGroup))
}

function ranksInGroup(group: readonly ComparedTarget[]): [string, RankAmong][] {
  const known = group.flatMap(({ target, region, completion, distance }) => {
    const share = distance ?? completion
    return share === null ? [] : [{ target, region, share }]
  })
  if (known.length < FEWEST_COMPARED) return []
  const shares = known.map(({ share }) => share).sort((a, b) => a - b)
  const regional = new Set(known.map(({ region }) => region)).size > 1
  const all = {
    of: shares.length,
    lowest: shares[0]!,
    median: medianOf(shares),
    highest: shares.at(-1)!,
    regional,
  }
  return known.map(({ target, share }) => {
    const place = 1 + shares.filter((other) => other > share).length
    return [target, { share, place, ...all }]
  })
}

/** Percentage points by which a share is below the median, negative above it; rounded, since differences of doubles carry noise. */
export function pointsBelowMedian({ share, median }: Pick<RankAmong, 'share' | 'median'>): number {
  return Number(roundToDigits((median - share) * 100, 9, 'half-up'))
}

/** Whether a target is so far behind the others that a meeting speaks of it. Rule J-6. */
export function isFarBelow(among: Pick<RankAmong, 'share' | 'median'>): boolean {
  return pointsBelowMedian(among) >= BELOW_MEDIAN
}
