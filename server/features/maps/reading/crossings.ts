import type { MapRing } from '../../../contract/maps.ts'

type Position = MapRing[number]

/** The side of the line from `a` to `b` on which `c` lies. */
const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position) =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))

/**
 * The positions at which a ring crosses itself, up to a number: where an edge begins that another one crosses. Edges that only touch do
 * not cross.
 */
export function crossingsOf(ring: MapRing, most: number): Position[] {
  const edges = ring.slice(1).map((end, place) => {
    const start = ring[place]!
    const [low, high] = start[1] < end[1] ? [start[1], end[1]] : [end[1], start[1]]
    return { start, end, from: Math.min(start[0], end[0]), to: Math.max(start[0], end[0]), low, high }
  })
  // From west to east, each edge is compared with those that reach as far as its western end.
  edges.sort((a, b) => a.from - b.from)
  const found: Position[] = []
  let open: typeof edges = []
  for (const edge of edges) {
    open = open.filter(({ to }) => to >= edge.from)
    for (const other of open) {
      if (other.low > edge.high || other.high < edge.low) continue
      const apart = side(edge.start, edge.end, other.start) * side(edge.start, edge.end, other.end)
      const across = side(other.start, other.end, edge.start) * side(other.start, other.end, edge.end)
      if (apart < 0 && across < 0) found.push(edge.start)
      if (found.length === most) return found
    }
    open.push(edge)
  }
  return found
}
