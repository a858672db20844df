import type { Actor } from '../../access/actor.ts'
import type { KeepMap, MapReading } from '../../contract/maps.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { fileUses } from '../../files/file-types.ts'
import { keepSent, type SentFile } from '../../files/keep-sent.ts'
import { storeMap, storeRemovedMap } from '../../records/kinds/access/maps.ts'
import { mapVersion, newestMap, type MapBody } from './queries.ts'
import { readMap, requireMapped } from './read-map.ts'

type Needs = Pick<Deps, 'store' | 'catalogue' | 'files' | 'runApart'>

/** Approval numbers as they are printed: GS(2024)0650号, 粤S(2023)045号, 粤图审字(2018)第123号. */
const approvalNumber = /^[\p{Script=Han}A-Z]{1,6}\(\d{4}\)第?\d{1,6}号$/u

/** Reads a sent file as the map of a region; nothing is shown yet. @throws AppError file-too-large, file-type-not-allowed, bad-map, … */
export async function readSentMap(
  deps: Needs,
  actor: Actor,
  region: string,
  sent: SentFile,
): Promise<MapReading> {
  requireMapped(deps.catalogue.current(), region)
  const { hash, name } = await keepSent(deps.files, sent, { use: fileUses.maps, by: actor.id }).catch(
    (refusal: unknown) => {
      throw forMaps(refusal)
    },
  )
  const { size: _, type: __, ...reading } = await readMap(deps, region, { hash, name })
  return reading
}

/** A refusal of a file with what to do about a map. */
function forMaps(refusal: unknown): unknown {
  if (!(refusal instanceof AppError)) return refusal
  const { code } = refusal
  const most = Math.floor(fileUses.maps.limit / 1024 / 1024)
  if (code === 'file-too-large')
    return new AppError(
      code,
      `文件超过 ${most} MB，没有采用。大屏上用不到这么细的边界：请先在 QGIS 里用“矢量 → 几何工具 → 简化”（容差 0.0005 度）处理再传。`,
    )
  if (code === 'file-type-not-allowed')
    return new AppError(
      code,
      `${refusal.message}Shapefile、KML 等请先在 QGIS 里用“导出 → 要素另存为”存成 GeoJSON。`,
    )
  return refusal
}

/** Keeps the map of a region, made of a file that was read before. @throws AppError bad-request, bad-map, not-found, unknown-region */
export async function keepMap(deps: Needs, actor: Actor, region: string, wanted: KeepMap): Promise<void> {
  const approval = wanted.approval.trim().replaceAll('（', '(').replaceAll('）', ')')
  if (!approvalNumber.test(approval))
    throw new AppError(
      'bad-request',
      `审图号“${approval}”写得不对。请照地图上印的写全，例如：粤S(2023)045号、GS(2024)0650号。没有审图号的地图不能上屏。`,
    )
  const {
    file: hash,
    name,
    size,
    type,
    matched,
    shapes,
  } = await readMap(deps, region, {
    ...{ hash: wanted.file, name: wanted.name },
  })
  await deps.store.write(async (writer) => {
    const before = await newestMap(writer, region)
    if (before?.body?.file.hash === hash && before.body.approval === approval) return
    const map: MapBody = { approval, file: { hash, name, size, type }, matched, shapes }
    await storeMap(writer, actor.id, { region, version: (before?.version ?? 0) + 1 }, map)
  })
}

/** Makes an earlier version the map of a region again. @throws AppError not-found, conflict */
export async function restoreMap(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  region: string,
  version: number,
): Promise<void> {
  await store.write(async (writer) => {
    const wanted = await mapVersion(writer, region, version)
    if (!wanted) throw new AppError('not-found', '没有这一版地图。请刷新后再选。')
    const before = (await newestMap(writer, region))!
    if (before.version === version) throw new AppError('conflict', '这一版就是正在用的地图。')
    await storeMap(writer, actor.id, { region, version: before.version + 1 }, wanted)
  })
}

/** Withdraws the map of a region, which is then shown by tiles; one that is gone already stays so. @throws AppError not-found */
export async function withdrawMap(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  region: string,
): Promise<void> {
  await store.write(async (writer) => {
    const before = await newestMap(writer, region)
    if (!before) throw new AppError('not-found', '这个地区没有载入过地图。')
    if (before.body === null) return
    await storeRemovedMap(writer, actor.id, { region, version: before.version + 1 })
  })
}
