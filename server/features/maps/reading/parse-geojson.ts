import type { MapRing } from '../../../contract/maps.ts'
import { AppError } from '../../../errors.ts'

/** A shape of a file, with the code and the name that its properties tell. */
export interface ReadShape {
  readonly name: string
  readonly code: string | undefined
  readonly polygons: readonly (readonly MapRing[])[]
}

/** The shapes of a file, the number of its points and lines, and the name of its coordinate system where it tells one. */
export interface ReadFile {
  readonly shapes: readonly ReadShape[]
  readonly skipped: number
  readonly system: string | undefined
}

/** The most positions of a file. */
const mostPoints = 1_000_000

const codeFields = [
  'adcode',
  'code',
  'gb',
  'pac',
  'xzqdm',
  'xzqhdm',
  'adm_code',
  '区划代码',
  '行政区划代码',
  '代码',
]
const nameFields = ['name', '名称', 'xzqmc', 'fullname', 'adm_name', '区划名称', '行政区划名称']

export function refusedMap(detail: string): AppError {
  return new AppError('bad-map', `${detail}没有采用这个文件。`)
}

/** The shapes of a file of GeoJSON, in UTF-8 or in the Chinese character set of older programs. @throws AppError bad-map */
export function parseGeojson(bytes: Uint8Array): ReadFile {
  const told = jsonOf(bytes)
  if (!isObject(told)) throw notGeojson()
  if (told['type'] === 'Topology')
    throw refusedMap('这是 TopoJSON，不是 GeoJSON。请用 QGIS 或 mapshaper 另存为 GeoJSON 再传。')
  const features =
    told['type'] === 'FeatureCollection' ? told['features'] : told['type'] === 'Feature' ? [told] : undefined
  if (!Array.isArray(features)) throw notGeojson()
  const shapes: ReadShape[] = []
  let skipped = 0
  let points = 0
  for (const [place, feature] of (features as readonly unknown[]).entries()) {
    if (!isObject(feature)) throw notGeojson()
    const { name, code } = namedBy(feature, place)
    const { geometry } = feature as { readonly geometry?: unknown }
    const polygons = isObject(geometry) ? polygonsOf(geometry, name) : undefined
    if (!polygons) {
      skipped += 1
      continue
    }
    points += polygons.flat().reduce((sum, ring) => sum + ring.length, 0)
    if (points > mostPoints)
      throw refusedMap('边界的点超过一百万个。请先在 QGIS 里用“矢量 → 几何工具 → 简化”减少一些再传。')
    shapes.push({ name, code, polygons })
  }
  if (shapes.length === 0)
    throw refusedMap('文件里没有一个面（Polygon、MultiPolygon）。请导出区划的面图层，不是界线或驻地点。')
  return { shapes, skipped, system: systemOf(told) }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes).replace(/^\ufeff/, ''))
  } catch {
    throw refusedMap('文件不是完整的 JSON。请重新导出为 GeoJSON 再传。')
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const notGeojson = () =>
  refusedMap('文件不是 GeoJSON（FeatureCollection）。请在 QGIS 里用“导出 → 要素另存为 → GeoJSON”再传。')

type Properties = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function namedBy(
  feature: Properties,
  place: number,
): { readonly name: string; readonly code: string | undefined } {
  const told = isObject(feature['properties']) ? feature['properties'] : {}
  const byField = new Map(Object.entries(told).map(([field, value]) => [field.toLowerCase(), value]))
  const textIn = (fields: readonly string[]) =>
    fields
      .map((field) => byField.get(field))
      .flatMap((value) =>
        typeof value === 'string' || typeof value === 'number' ? [String(value).trim()] : [],
      )
      .find((text) => text !== '')
  const { id } = feature
  const code = codeIn(textIn(codeFields)) ?? codeIn(typeof id === 'number' ? String(id) : id)
  return { name: (textIn(nameFields) ?? code ?? `第 ${place + 1} 个图形`).slice(0, 60), code }
}

/** A code of GB/T 2260: of six digits, with 156 of China before it, or with zeros after it. */
function codeIn(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, digits = ''] = /^(?:156)?(\d{2}|\d{4}|\d{6})(?:0{3}|0{6})?$/.exec(text) ?? []
  return digits === '' ? undefined : digits.padEnd(6, '0')
}

/** The polygons of a geometry; undefined where it is a point or a line. @throws AppError bad-map */
function polygonsOf({ type, coordinates }: Properties, name: string): MapRing[][] | undefined {
  if (type !== 'Polygon' && type !== 'MultiPolygon') return undefined
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons)) throw damaged(name)
  return (polygons as readonly unknown[]).map((rings) => {
    if (!Array.isArray(rings) || rings.length === 0) throw damaged(name)
    return (rings as readonly unknown[]).map((ring) => ringOf(ring, name))
  })
}

/** A closed ring without repeated positions. @throws AppError bad-map */
function ringOf(told: unknown, name: string): MapRing {
  if (!Array.isArray(told)) throw damaged(name)
  const ring: [number, number][] = []
  for (const position of told as readonly unknown[]) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw damaged(name)
    const last = ring.at(-1)
    if (last?.[0] !== x || last?.[1] !== y) ring.push([x as number, y as number])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || ring.length < 4 || first[0] !== last?.[0] || first[1] !== last[1])
    throw refusedMap(`“${name}”的边界没有闭合。请在 QGIS 里用“修正几何图形”处理后再传。`)
  return ring
}

const damaged = (name: string) =>
  refusedMap(`“${name}”的坐标不全，不是一串经度、纬度。请重新导出为 GeoJSON 再传。`)

/** The coordinate system that older files name; the standard of GeoJSON is WGS84 without a name. */
function systemOf({ crs }: Properties): string | undefined {
  const properties = isObject(crs) ? crs['properties'] : undefined
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : undefined
  return typeof name === 'string' || typeof name === 'number' ? String(name).slice(0, 100) : undefined
}
