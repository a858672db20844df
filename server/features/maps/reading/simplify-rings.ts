import type { MapRing } from '../../../contract/maps.ts'

/** Positions are held as whole numbers of this part of a degree, about a metre. */
const grid = 1e5
const keyOf = ([x, y]: MapRing[number]) =>
  Math.round((x + 180) * grid) * 2 ** 25 + Math.round((y + 90) * grid)

/** A ring with the weight of each of its positions: the distance in degrees by which the border would move without it. */
export interface WeighedRing {
  readonly ring: MapRing
  readonly weights: Float64Array
}

/**
 * The weights of all positions. Where three shapes meet, the position stays. Between such positions two neighbours share a border, whose
 * weights are the same for both, so that neither gap nor overlap comes up between them.
 */
export function weighRings(rings: readonly MapRing[]): WeighedRing[] {
  const keys = rings.map((ring) => Float64Array.from(ring.slice(0, -1), keyOf))
  const meeting = meetingPoints(keys)
  return rings.map((ring, at) => {
    const own = keys[at]!
    const start = beginning(own, meeting)
    const turned = [...ring.slice(start, -1), ...ring.slice(0, start), ring[start]!]
    const marks = turned.map((_, place) => own[(place + start) % own.length]!)
    const weights = new Float64Array(turned.length)
    let from = 0
    for (let place = 1; place < turned.length; place += 1) {
      if (place < turned.length - 1 && !meeting.has(marks[place]!)) continue
      weighArc(turned, weights, from, place, isForward(marks, from, place))
      from = place
    }
    return { ring: turned, weights }
  })
}

/** The positions whose neighbours are not the same two in all rings that pass there. */
function meetingPoints(rings: readonly Float64Array[]): ReadonlySet<number> {
  const neighbours = new Map<number, readonly [number, number]>()
  const meeting = new Set<number>()
  for (const ring of rings) {
    ring.forEach((key, place) => {
      const [before, after] = [ring.at(place - 1)!, ring[(place + 1) % ring.length]!]
      const pair = before < after ? ([before, after] as const) : ([after, before] as const)
      const known = neighbours.get(key)
      if (!known) neighbours.set(key, pair)
      else if (known[0] !== pair[0] || known[1] !== pair[1]) meeting.add(key)
    })
  }
  return meeting
}

/** The place at which a ring begins: where shapes meet, else at its least key, which is the same for a hole and what fills it. */
function beginning(keys: Float64Array, meeting: ReadonlySet<number>): number {
  const met = keys.findIndex((key) => meeting.has(key))
  if (met >= 0) return met
  return keys.reduce((least, key, place) => (key < keys[least]! ? place : least), 0)
}

/** Whether an arc runs in the direction in which both of its shapes weigh it. */
function isForward(marks: readonly number[], from: number, to: number): boolean {
  let [low, high] = [from, to]
  while (low < high && marks[low] === marks[high]) [low, high] = [low + 1, high - 1]
  return marks[low]! <= marks[high]!
}

/**
 * Weighs the positions between two that stay, as Douglas and Peucker do: the position that is farthest from the line between both ends is
 * kept first, and no position outweighs the one that was kept before it.
 */
function weighArc(ring: MapRing, weights: Float64Array, from: number, to: number, forward: boolean): void {
  weights[from] = Infinity
  weights[to] = Infinity
  const waiting: [number, number, number][] = [[from, to, Infinity]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [low, high, bound] = next
    let [farthest, most] = [-1, -1]
    for (let step = 1; step < high - low; step += 1) {
      const place = forward ? low + step : high - step
      const distance = distanceTo(ring[place]!, ring[low]!, ring[high]!)
      if (distance > most) [farthest, most] = [place, distance]
    }
    if (farthest < 0) continue
    const weight = Math.min(most, bound)
    weights[farthest] = weight
    waiting.push([low, farthest, weight], [farthest, high, weight])
  }
}

function distanceTo([x, y]: MapRing[number], [ax, ay]: MapRing[number], [bx, by]: MapRing[number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** A ring with the positions of at least this weight, rounded; undefined where fewer than three are left. */
export function simplifiedRing(
  { ring, weights }: WeighedRing,
  least: number,
  decimals: number,
): MapRing | undefined {
  const scale = 10 ** decimals
  const kept: [number, number][] = []
  ring.forEach(([x, y], place) => {
    if (weights[place]! < least) return
    const [rx, ry] = [Math.round(x * scale) / scale, Math.round(y * scale) / scale]
    const last = kept.at(-1)
    if (last?.[0] !== rx || last[1] !== ry) kept.push([rx, ry])
  })
  return kept.length < 4 ? undefined : kept
}
