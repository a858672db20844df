import { describe, expect, it } from 'vitest'
import { mostMapBytes } from '#server/contract/maps.ts'
import { crossingsOf } from '#server/features/maps/reading/crossings.ts'
import { run } from '#server/features/maps/reading/read-shapes.ts'
import { collectionOf, inventedMap, inventedShape } from '../invented-map.ts'

const whole = { code: '441200', name: '肇庆市' }
const parts = [
  ...[
    { code: '441202', name: '端州区' },
    { code: '441203', name: '鼎湖区' },
  ],
  ...[
    { code: '441204', name: '高要区' },
    { code: '441200-gaoxin', name: '肇庆高新区' },
  ],
]
const read = (bytes: Uint8Array) => run({ bytes, whole, parts })
const shape = (properties: object, ring: readonly (readonly unknown[])[]) => ({
  ...{ type: 'Feature', properties },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const square = (x: number, y: number, size = 1) => [
  ...[
    [x, y],
    [x + size, y],
  ],
  ...[
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
]

describe('a file of GeoJSON', () => {
  it('is matched by code, else by name, with zones; shapes of no region stay, those of other places do not', () => {
    const more = [
      inventedShape({ adcode: 440100, name: '别处' }, [113, 23]),
      inventedShape({ adcode: 441200, name: '肇庆市' }, [112, 23]),
      { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [112, 23] } },
    ]
    const all = JSON.parse(inventedMap().toString()) as { features: object[] }
    const { matched, lacking, others, foreign, skipped, crossings, shapes } = read(
      collectionOf([...all.features, ...more], {
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } },
      }),
    )
    expect(matched).toEqual([
      { code: '441202', name: '端州区', by: 'code', shapes: ['甲'] },
      { code: '441203', name: '鼎湖区', by: 'name', shapes: ['鼎湖区'] },
      { code: '441204', name: '高要区', by: 'code', shapes: ['乙'] },
      { code: '441200-gaoxin', name: '肇庆高新区', by: 'name', shapes: ['高新区'] },
    ])
    expect([lacking, others, foreign, skipped, crossings]).toEqual([
      [],
      ['湖面'],
      { count: 2, first: ['别处', '肇庆市'] },
      1,
      { count: 0, first: [] },
    ])
    expect(shapes.features.map(({ properties }) => properties.code)).toEqual([
      ...['441202', '441203', '441204', '441200-gaoxin', null],
    ])
  })

  it('is drawn in at most 200 kB, and neighbours keep one border', () => {
    const bytes = collectionOf([
      inventedShape({ adcode: '441202' }, [112, 23], 4_000),
      inventedShape({ adcode: '441203' }, [112.2, 23], 4_000),
    ])
    expect(bytes.length).toBeGreaterThan(700_000)
    const { bytes: drawn, shapes, pointsRead, pointsDrawn, dropped } = read(bytes)
    expect([pointsRead, dropped]).toEqual([32_000, 0])
    expect(pointsDrawn).toBeGreaterThan(3_000)
    expect(drawn).toBeLessThanOrEqual(mostMapBytes)
    expect(Buffer.byteLength(JSON.stringify(shapes))).toBe(drawn)
    expect(drawn).toBeGreaterThan(0.9 * mostMapBytes)
    const border = (at: number) =>
      shapes.features[at]!.geometry.coordinates.flat(2)
        .filter(([x, y]) => Math.abs(x - 112.2) < 0.0045 && Math.abs(y - 23.1) < 0.09)
        .map(String)
    expect(new Set(border(0))).toEqual(new Set(border(1)))
    expect(border(0).length).toBeGreaterThan(500)
  })

  it('keeps a hole, and what fills it keeps the same border', () => {
    const inner = square(112.4, 23.4, 0.2)
    const holed = {
      ...{ type: 'Feature', properties: { adcode: 441202 } },
      geometry: { type: 'Polygon', coordinates: [square(112, 23), inner] },
    }
    // The ring of what fills the hole begins elsewhere, and runs the other way.
    const filling = [...inner.slice(2), ...inner.slice(1, 3)].toReversed()
    const { shapes } = read(collectionOf([holed, shape({ adcode: 441203 }, filling)]))
    const [[outer, hole]] = shapes.features[0]!.geometry.coordinates as never as [[unknown[], number[][]]]
    const [[filled]] = shapes.features[1]!.geometry.coordinates as never as [[number[][]]]
    expect([outer.length, hole.length, filled.length]).toEqual([5, 5, 5])
    expect(new Set(hole.map(String))).toEqual(new Set(filled.map(String)))
  })

  it('keeps a place whose parts are all too small to be drawn, and says how many islands are not', () => {
    const island = (x: number) => square(x, 23, 0.000_02)
    const { shapes, dropped } = read(
      collectionOf([
        shape({ adcode: 441202 }, square(112, 23)),
        {
          ...{ type: 'Feature', properties: { adcode: 441203 } },
          geometry: { type: 'MultiPolygon', coordinates: [[island(113.5)], [island(114)]] },
        },
      ]),
    )
    expect(shapes.features[1]!.geometry.coordinates).toHaveLength(1)
    expect(dropped).toBe(1)
  })

  it('with more islands than can be drawn leaves the smallest ones out; one with more shapes is refused', () => {
    const islands = Array.from({ length: 4_500 }, (_, at) => [
      square(112 + (at % 90) / 100, 23 + Math.floor(at / 90) / 100, 0.000_5 + at / 1e7),
    ])
    const { dropped, bytes } = read(
      collectionOf([
        {
          ...{ type: 'Feature', properties: { adcode: 441202 } },
          geometry: { type: 'MultiPolygon', coordinates: islands },
        },
      ]),
    )
    expect(bytes).toBeLessThanOrEqual(mostMapBytes)
    expect(dropped).toBeGreaterThan(100)
    const many = islands.map(([ring]) => shape({ name: '端州区' }, ring!))
    expect(read(collectionOf(many)).matched[0]!.shapes).toHaveLength(4_500)
    const nameless = many.map((one, at) => (at === 0 ? one : { ...one, properties: {} }))
    expect(() => read(collectionOf(nameless))).toThrow('图形太多（4500 个）')
  })

  it('tells where a ring crosses itself; rings that touch do not', () => {
    const crossing = [
      [112, 23],
      [113, 24],
      [113, 23],
      [112, 24],
      [112, 23],
    ]
    const { crossings } = read(collectionOf([shape({ adcode: 441202, name: '甲' }, crossing)]))
    expect(crossings).toEqual({ count: 1, first: ['端州区 113.00000, 23.00000'] })
    const touching = [
      ...[
        [0, 0],
        [2, 0],
        [1, 1],
      ],
      ...[
        [2, 2],
        [0, 2],
        [1, 1],
        [0, 0],
      ],
    ] as [number, number][]
    expect(crossingsOf(touching, 5)).toEqual([])
  })

  const other = (ring: readonly (readonly unknown[])[]) => collectionOf([shape({ name: '甲' }, ring)])
  it.each([
    ['不是完整的 JSON', Buffer.from('{"type":"FeatureCollection"')],
    ['不是 GeoJSON', Buffer.from('{"rows":[]}')],
    ['TopoJSON', Buffer.from('{"type":"Topology","objects":{}}')],
    ['没有一个面', collectionOf([])],
    ['“甲”的坐标不全', other([[112], [113, 24], [113, 23], [112]])],
    ['“甲”的边界没有闭合', other(square(112, 23).slice(0, -1))],
    ['以米计的投影坐标', other(square(12_543_210, 2_650_000))],
    [
      '坐标系是 urn:ogc:def:crs:EPSG::3857',
      collectionOf([shape({}, square(112, 23))], {
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      }),
    ],
    [
      '坐标系是 CGCS2000_3_Degree_GK_Zone_37',
      collectionOf([shape({}, square(112, 23))], {
        crs: { properties: { name: 'CGCS2000_3_Degree_GK_Zone_37' } },
      }),
    ],
    ['经度和纬度写反了', other(square(23, 112))],
    ['不在中国境内（“甲” 2, 48）', other(square(2, 48))],
    ['没有一个图形对得上肇庆市', other(square(112, 23))],
  ])('is refused: %s', (words, bytes) => {
    expect(() => read(bytes)).toThrow(
      expect.objectContaining({ code: 'bad-map', message: expect.stringContaining(words) }),
    )
  })

  it.each([
    ...['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4490', 4490],
    ...['GCS_WGS_1984', 'GCS_China_Geodetic_Coordinate_System_2000', 'CGCS2000'],
  ])('may name %s, which has longitudes and latitudes', (name) => {
    const bytes = collectionOf([shape({ adcode: 441202 }, square(112, 23))], {
      crs: { properties: { name } },
    })
    expect(read(bytes).matched).toHaveLength(1)
  })

  it('may have its names in the character set of older programs', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [shape({ NAME: '##' }, square(112, 23))],
    })
    // 端州区 in GB 18030.
    const [before, after] = text.split('##')
    const bytes = Buffer.concat([
      Buffer.from(before!),
      Buffer.from('b6cbd6ddc7f8', 'hex'),
      Buffer.from(after!),
    ])
    expect(read(bytes).matched).toEqual([{ code: '441202', name: '端州区', by: 'name', shapes: ['端州区'] }])
  })
})
