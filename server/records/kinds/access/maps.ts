import Type from 'typebox'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import { appendReferring, type RecordedFile } from '../../../db/files/refer-to-files.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

const kept = 'map.kept' as const
const removed = 'map.removed' as const
const prefix = 'map/'

const rows = storedBodies('regionMap', { kinds: [kept, removed], prefix, named: '区划地图' })

/** The maps of regions; the ledger holds the hash of each version, and that of the file that was sent. */
export const mapRecords = {
  [kept]: recordKind({
    payload: Type.Object({ region: Type.String(), approval: Type.String(), sha256: Type.String() }),
    rows,
    words: ({ region, approval }, _, index) =>
      `载入${index.regions.get(region)?.name ?? region}的区划地图（审图号 ${approval}）`,
  }),
  [removed]: recordKind({
    payload: Type.Object({ region: Type.String(), sha256: Type.String() }),
    rows,
    words: ({ region }, _, index) => `撤下${index.regions.get(region)?.name ?? region}的区划地图`,
  }),
}

/** Stores the next version of a map with its entry, which refers to the file that it was made of. */
export async function storeMap(
  writer: Writer,
  actor: string,
  { region, version }: { readonly region: string; readonly version: number },
  map: { readonly approval: string; readonly file: RecordedFile },
): Promise<void> {
  const id = `${region}/${version}`
  const body = JSON.stringify(map)
  const { sequence } = await appendReferring(
    writer,
    {
      ...{ actor, kind: kept, subject: prefix + id },
      payload: { region, approval: map.approval, sha256: bodyHash(body) },
    },
    [map.file],
  )
  await writer.db.insert(writer.tables.regionMap).values({ id, region, body, sequence })
}

/** Stores that a map was removed, as its next version. */
export async function storeRemovedMap(
  writer: Writer,
  actor: string,
  { region, version }: { readonly region: string; readonly version: number },
): Promise<void> {
  const id = `${region}/${version}`
  const body = JSON.stringify({ removed: true })
  const { sequence } = await writer.append({
    ...{ actor, kind: removed, subject: prefix + id },
    payload: { region, sha256: bodyHash(body) },
  })
  await writer.db.insert(writer.tables.regionMap).values({ id, region, body, sequence })
}
