import {
  mostMapBytes,
  type MapReading,
  type MapRing,
  type MapShape,
  type MapShapes,
} from '../../../contract/maps.ts'
import { checkCoordinates } from './check-coordinates.ts'
import { crossingsOf } from './crossings.ts'
import { matchRegions, type MapRegion } from './match-regions.ts'
import { parseGeojson, refusedMap, type ReadShape } from './parse-geojson.ts'
import { simplifiedRing, weighRings, type WeighedRing } from './simplify-rings.ts'

export interface MapSource {
  readonly bytes: Uint8Array
  readonly whole: MapRegion
  readonly parts: readonly MapRegion[]
}

export type ShapesRead = Omit<MapReading, 'file' | 'name'>

/** The most names of a list that are told. */
const mostNames = 4
/** The most crossings that are looked for in one ring. */
const mostCrossings = 20

/** Reads a file of GeoJSON in a thread of its own: it is checked, matched with the regions, and simplified. @throws AppError bad-map */
export function run({ bytes, whole, parts }: MapSource): ShapesRead {
  const read = parseGeojson(bytes)
  checkCoordinates(read)
  const { regions, lacking, others, foreign } = matchRegions(read.shapes, { whole, parts })
  if (regions.length === 0)
    throw refusedMap(
      `没有一个图形对得上${whole.name}下面的地区。图形的属性里要有区划代码（adcode、code 等，如 ${parts[0]?.code ?? '441202'}）或名称（name）；请核对选对了文件、选对了地区。`,
    )
  const drawn = [
    ...regions.map(({ code, name, shapes }) => ({ code, name, shapes })),
    ...others.map((shape) => ({ code: null, name: shape.name, shapes: [shape] })),
  ]
  const simplified = simplify(drawn)
  return {
    matched: regions.map(({ code, name, by, shapes }) => ({
      ...{ code, name, by },
      shapes: shapes.map((shape) => shape.name),
    })),
    lacking: lacking.map(({ code, name }) => ({ code, name })),
    others: others.map(({ name }) => name),
    foreign: { count: foreign.length, first: foreign.slice(0, mostNames).map(({ name }) => name) },
    skipped: read.skipped,
    crossings: crossingsIn(drawn),
    ...simplified,
  }
}

/** The crossings of all rings, the first of them with the name of the region or shape and the position. */
function crossingsIn(drawn: readonly Drawn[]): MapReading['crossings'] {
  const found = drawn.flatMap(({ name, shapes }) =>
    shapes
      .flatMap(({ polygons }) => polygons.flat())
      .flatMap((ring) => crossingsOf(ring, mostCrossings))
      .map(([x, y]) => `${name} ${x.toFixed(5)}, ${y.toFixed(5)}`),
  )
  return { count: found.length, first: [...new Set(found)].slice(0, mostNames) }
}

interface Drawn {
  readonly code: string | null
  readonly name: string
  readonly shapes: readonly ReadShape[]
}

type Weighed = Omit<Drawn, 'shapes'> & { readonly polygons: readonly (readonly WeighedRing[])[] }

/** The shapes with so many of their positions that they fit. @throws AppError bad-map where there are too many shapes */
function simplify(
  drawn: readonly Drawn[],
): Pick<ShapesRead, 'shapes' | 'bytes' | 'dropped' | 'pointsRead' | 'pointsDrawn'> {
  const rings = weighRings(drawn.flatMap(({ shapes }) => shapes.flatMap(({ polygons }) => polygons.flat())))
  let next = 0
  const weighed: Weighed[] = drawn.map(({ code, name, shapes }) => ({
    ...{ code, name },
    polygons: shapes.flatMap(({ polygons }) => polygons.map((polygon) => polygon.map(() => rings[next++]!))),
  }))
  const weights = Float64Array.from(rings.flatMap((ring) => [...ring.weights]))
    .sort()
    .reverse()
  const decimals = decimalsFor(rings)
  /** Half of the last decimal: a position of less weight cannot be told from the line. */
  const finest = 0.5 / 10 ** decimals
  const attempt = (kept: number) => {
    const shapes = shapesOf(weighed, Math.max(finest, weights[kept - 1] ?? Infinity), decimals)
    const bytes = Buffer.byteLength(JSON.stringify(shapes))
    return bytes <= mostMapBytes ? { shapes, bytes } : undefined
  }
  let [fitting, low, high] = [attempt(weights.length), 0, weights.length]
  // The largest number of positions that fits is found by halves.
  for (let step = 0; step < 16 && (!fitting || low > 0) && high - low > 1; step += 1) {
    const middle = Math.floor((low + high) / 2)
    const fits = attempt(middle)
    if (fits) [fitting, low] = [fits, middle]
    else high = middle
  }
  if (!fitting) throw refusedMap(`图形太多（${drawn.length} 个），简化后仍放不下。请只留区划的面，再传。`)
  const drawnRings = fitting.shapes.features.flatMap(({ geometry }) => geometry.coordinates.flat())
  return {
    ...{ ...fitting, dropped: rings.length - drawnRings.length },
    pointsRead: weights.length - rings.length,
    pointsDrawn: drawnRings.reduce((sum, ring) => sum + ring.length - 1, 0),
  }
}

/** Decimals of a degree by which a position is told from its neighbour on the largest walls. */
function decimalsFor(rings: readonly WeighedRing[]): number {
  let [west, east] = [180, -180]
  for (const { ring } of rings) for (const [x] of ring) [west, east] = [Math.min(west, x), Math.max(east, x)]
  if (east - west > 4) return 3
  return east - west > 0.4 ? 4 : 5
}

function shapesOf(weighed: readonly Weighed[], least: number, decimals: number): MapShapes {
  const features = weighed.map(({ code, name, polygons }): MapShape => {
    const left = polygons.flatMap(([outer, ...holes]): MapRing[][] => {
      const drawn = (ring: WeighedRing): MapRing[] => {
        const simplified = simplifiedRing(ring, least, decimals)
        return simplified ? [simplified] : []
      }
      const [border] = drawn(outer!)
      return border ? [[border, ...holes.flatMap(drawn)]] : []
    })
    return {
      type: 'Feature',
      properties: { code, name },
      geometry: { type: 'MultiPolygon', coordinates: left.length > 0 ? left : [[largestOf(polygons)]] },
    }
  })
  return { type: 'FeatureCollection', features }
}

/** The largest border of a shape as it stands, whose parts are all too small to be drawn: it stays in its place. */
function largestOf(polygons: Weighed['polygons']): MapRing {
  const extent = ({ ring }: WeighedRing) => {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
  }
  const [largest] = polygons.map(([outer]) => outer!).toSorted((a, b) => extent(b) - extent(a))
  const { ring, weights } = largest!
  const least = [...weights].sort((a, b) => b - a)[4] ?? 0
  return simplifiedRing({ ring, weights }, least, 6) ?? ring
}
