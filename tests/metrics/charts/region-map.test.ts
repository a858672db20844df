import { describe, expect, it } from 'vitest'
import {
  labelPlace,
  labelsWithRoom,
  mapFrame,
  regionMapOption,
  shapeAt,
  type MappedShape,
} from '#metrics/charts/region-map.ts'

const square = (x: number, y: number, size = 1): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const shape = (code: string | null, ...polygons: [number, number][][][]): MappedShape => ({
  properties: { code, name: code ?? '湖面' },
  geometry: { coordinates: polygons },
})
/** Squares on the equator, where a degree is as wide as tall; the second has an island. */
const shapes = [
  shape('441200-a', [square(100, -1, 2), square(100.5, -0.5, 1)]),
  shape('b', [square(102, -1, 2)], [square(103.9, 0.9, 0.1)]),
  shape(null, [square(100.75, -0.25, 0.5)]),
]

describe('a map', () => {
  const frame = mapFrame(shapes, { width: 408, height: 308 })
  it('fills its field as far as its shape allows, and stands in the middle', () => {
    expect(frame).toMatchObject({ left: 4, top: 54, width: 400, height: 200, aspect: 1 })
    expect(frame.pixelsOf([104, -1])).toEqual([404, 254])
    expect(frame.positionOf([404, 254])).toEqual([104, -1])
    // At 60° a degree of longitude is half as wide.
    const north = mapFrame([shape('n', [square(100, 59, 2)])], { width: 200, height: 200 }, 0)
    expect([north.width, north.height].map(Math.round)).toEqual([100, 200])
  })

  it('has its labels where the largest part is widest, beside what is drawn above it, and tells which have room', () => {
    expect(labelPlace(shapes[1]!).map((one) => one.toFixed(2))).toEqual(['103.00', '0.00'])
    // Around a hole there is most room in a corner.
    const [x, y] = labelPlace(shapes[0]!)
    expect(Math.max(Math.abs(x - 101), Math.abs(y))).toBeCloseTo(0.7, 1)
    const besideZone = labelPlace(shapes[1]!, [shape('zone', [square(102, -1, 1.5)])])
    expect(Math.max(...[besideZone[0] - 102, besideZone[1] + 1])).toBeGreaterThan(1.5)
    const line: [number, number][] = [
      [1, 1],
      [1, 2],
      [1, 1],
    ]
    expect(labelPlace(shape('line', [line]))).toEqual([1, 1])
    const box = (x: number, y: number) => ({ x, y, width: 40, height: 20 })
    expect(labelsWithRoom([box(0, 0), box(30, 0), box(30, 20), box(40, 0)])).toEqual([
      ...[true, false, true, true],
    ])
  })

  it('tells the shape at a position: the one that is drawn last, and none in a hole', () => {
    expect(shapeAt(shapes, [100.2, 0])?.properties.code).toBe('441200-a')
    expect(shapeAt(shapes, [100.6, 0])).toBeUndefined()
    expect(shapeAt(shapes, [101, 0])?.properties.code).toBeNull()
    expect(shapeAt(shapes, [99, 0])).toBeUndefined()
  })

  it('is drawn in the colours of its regions, the chosen one and the zones with borders of their own', () => {
    const palette = {
      ...{ ground: '#000000', faint: '#888888', text: '#ffffff' },
      resolve: (colour: string) => (colour === 'var(--light-behind)' ? '#ff8000' : colour),
    }
    const fillOf = (code: string | null) => ({
      ...{ colour: code === '441200-a' ? 'var(--light-behind)' : '#101010', density: 0.5 },
      ...(code === '441200-a' && { chosen: true }),
    })
    const { geo } = regionMapOption(shapes, { name: 'map', frame, fillOf, palette })
    expect(geo).toMatchObject({ map: 'map', left: 4, top: 54, width: 400, height: 200, aspectScale: 1 })
    expect(geo.regions).toMatchObject([
      {
        ...{ name: '441200-a', selected: true },
        itemStyle: { areaColor: '#804000', borderType: 'dashed', borderColor: '#888888' },
        select: { itemStyle: { areaColor: '#804000', borderColor: '#ffffff', borderWidth: 3 } },
      },
      { name: 'b', selected: false, itemStyle: { areaColor: '#080808', borderType: 'solid' } },
      { name: 'other-2', selected: false },
    ])
  })
})
