import type { Deps } from '../../deps.ts'
import type { MapReading } from '../../contract/maps.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import { AppError } from '../../errors.ts'
import type { OpenedFile } from '../../files/files.ts'
import type { Heavy } from '../../workers/run-in-thread.ts'
import type { run } from './reading/read-shapes.ts'

const reading: Heavy = {
  module: new URL('./reading/read-shapes.ts', import.meta.url),
  limits: { seconds: 60, megabytes: 1_500 },
  tooLong:
    '这张地图读了一分钟还没有读完，没有采用。请先在 QGIS 里用“矢量 → 几何工具 → 简化”减少边界的点再传。',
  tooLarge:
    '读这张地图要占用的内存太多，没有采用。请先在 QGIS 里用“矢量 → 几何工具 → 简化”减少边界的点再传。',
}

/** A region with the regions below it, which a map of it shows. @throws AppError unknown-region */
export function requireMapped(
  { catalogue, regions }: Pick<CatalogueIndex, 'catalogue' | 'regions'>,
  code: string,
): { readonly whole: Region; readonly parts: readonly Region[] } {
  const whole = regions.get(code)
  const parts = catalogue.regions.filter(({ parent, level }) => parent === code && level !== 'own')
  if (!whole || parts.length === 0)
    throw new AppError(
      'unknown-region',
      `${whole?.name ?? code}下面没有地区，不用地图。请选省、市，或先在目录里补上下级地区。`,
    )
  return { whole, parts }
}

/** Reads a kept file as the map of a region. @throws AppError unknown-region, not-found, bad-map, work-too-long, work-too-large */
export async function readMap(
  { catalogue, files, runApart }: Pick<Deps, 'catalogue' | 'files' | 'runApart'>,
  region: string,
  { hash, name }: { readonly hash: string; readonly name: string },
): Promise<MapReading & { readonly size: number; readonly type: string }> {
  const { whole, parts } = requireMapped(catalogue.current(), region)
  const file = await files.open(hash)
  if (!file) throw new AppError('not-found', `没有保存过文件“${name}”，或已过一天没有用上。请重新选择文件。`)
  const bytes = await bytesOf(file)
  const named = ({ code, name: called }: Region) => ({ code, name: called })
  const read = await runApart<typeof run>(reading, { bytes, whole: named(whole), parts: parts.map(named) })
  return { file: hash, name, size: file.size, type: file.type, ...read }
}

async function bytesOf({ content }: OpenedFile): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
