import { rank } from '../composite.ts'
import { seededRandom } from '../numbers/seeded-random.ts'

/** The interval of a rank while the weights change. */
export interface PlaceInterval {
  readonly best: number
  readonly worst: number
  /** The share of the weightings that leave the rank as it is, 0…1. */
  readonly steady: number
}

/** Every weight changes by up to a quarter of itself in either direction. */
const SPREAD = 0.25
const DRAWS = 500

/**
 * The ranks under other weights: each weight alone a quarter less and a quarter more, then 500 draws in which each changes within that
 * quarter (OECD/JRC: uncertainty of weights by Monte Carlo), always scaled to a sum of 1. Null for a subject without a rank. The draws are
 * the same every time. Rule K-7.
 */
export function weightSensitivity(
  weights: readonly number[],
  scoresUnder: (weights: readonly number[]) => readonly number[],
  decimals: number,
): (PlaceInterval | null)[] {
  const placesUnder = (each: readonly number[]) => rank(scoresUnder(each), decimals)
  const stated = placesUnder(weights)
  const moved = otherWeights(weights).map(placesUnder)
  return stated.map((place, at) => {
    if (Number.isNaN(place)) return null
    const places = moved.map((list) => list[at]!)
    const same = places.filter((other) => other === place).length
    return {
      best: Math.min(place, ...places),
      worst: Math.max(place, ...places),
      steady: same / places.length,
    }
  })
}

function otherWeights(weights: readonly number[]): number[][] {
  const random = seededRandom('weight sensitivity')
  const alone = weights.flatMap((_, moving) =>
    [1 - SPREAD, 1 + SPREAD].map((factor) =>
      weights.map((weight, at) => (at === moving ? weight * factor : weight)),
    ),
  )
  const drawn = Array.from({ length: DRAWS }, () =>
    weights.map((weight) => weight * (1 - SPREAD + 2 * SPREAD * random())),
  )
  return [...alone, ...drawn].map((list) => {
    const sum = list.reduce((total, weight) => total + weight, 0)
    return list.map((weight) => weight / sum)
  })
}
