import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { documentsInUse } from '#metrics/planning/in-use/documents-in-use.ts'
import {
  catalogueOf,
  newestRecords,
  recordKey,
  recordsOf,
  withdrawn,
  type CatalogueRow,
} from './catalogue-records.ts'
import { changeCatalogue, type CatalogueVersion } from './change-catalogue.ts'
import { OperatorError } from '../../operator-error.ts'
import type { Reader, Store } from '../store.ts'

type NewestRows = ReadonlyMap<string, CatalogueRow>

/**
 * Brings the shipped catalogue into the database, without what an administrator laid aside: a new version of each record that is new,
 * differs, or is no longer shipped. An administrator's version is never replaced; where nothing changed, nothing is written. `begins`: the
 * documents with which an empty database begins; all others are laid aside there. @throws OperatorError where one of these is not shipped
 */
export async function seedCatalogue(
  store: Store,
  catalogue: Catalogue,
  { begins = 'all' }: { readonly begins?: 'all' | readonly string[] } = {},
): Promise<void> {
  const changes = async (reader: Reader) => {
    const kept = await newestRecords(reader)
    const marks = kept.size === 0 ? otherThan(begins, catalogue).map((id) => laidAsideMark(kept, id)) : []
    const laidAside = new Set([...laidAsideIn(kept, catalogue), ...marks.map(({ id }) => id)])
    return [...marks, ...seedChanges(kept, catalogue, laidAside)]
  }
  if ((await changes(store.reader)).length === 0) return
  await store.write(async (writer) => {
    const records = await changes(writer)
    await changeCatalogue(writer, { actor: 'system', subject: 'seed', origin: 'seed', records })
  })
}

/** The ids of the shipped documents that are not in `begins`. @throws OperatorError */
function otherThan(begins: 'all' | readonly string[], { documents }: Catalogue): string[] {
  if (begins === 'all') return []
  const ids = documents.map(({ id }) => id)
  const unknown = begins.find((id) => !ids.includes(id))
  if (unknown === undefined) return ids.filter((id) => !begins.includes(id))
  const listed = documents.map(({ id, title }) => `  ${id}　${title}`).join('\n')
  throw new OperatorError(
    `XUSHI_SHIPPED_PLANS 应为 on、off 或文件编号，没有编号为“${unknown}”的文件。随程序提供的有：\n${listed}`,
  )
}

/** The ids of shipped documents that an administrator laid aside, which their withdrawal marks. */
export function laidAsideIn(kept: NewestRows, { documents }: Pick<Catalogue, 'documents'>): Set<string> {
  return new Set(
    documents.flatMap(({ id }) => {
      const row = kept.get(recordKey({ kind: 'document', id }))
      return row?.origin === 'administrator' && row.body === withdrawn ? [id] : []
    }),
  )
}

/** The version that marks a document as laid aside. */
export function laidAsideMark(kept: NewestRows, id: string): CatalogueVersion {
  const kind = 'document'
  const version = (kept.get(recordKey({ kind, id }))?.version ?? 0) + 1
  return { kind, id, version, body: withdrawn, origin: 'administrator' }
}

/**
 * The versions that make the shipped records what they are with these documents laid aside. `among`: only these records are withdrawn
 * where they are no longer shipped; absent: any.
 */
export function seedChanges(
  kept: NewestRows,
  catalogue: Catalogue,
  laidAside: ReadonlySet<string>,
  among?: Catalogue,
): CatalogueVersion[] {
  const own = [...kept.values()].filter(({ origin, body }) => origin !== 'seed' && body !== withdrawn)
  const used = documentsInUse(catalogue, laidAside, catalogueOf(own))
  const shipped = new Map(recordsOf(used).map((record) => [recordKey(record), record]))
  const mayGo = among && new Set(recordsOf(among).map(recordKey))
  const gone = [...kept.values()].filter((row) => {
    const key = recordKey(row)
    return !shipped.has(key) && (mayGo?.has(key) ?? true)
  })
  const wanted = [...shipped.values(), ...gone.map(({ kind, id }) => ({ kind, id, body: withdrawn }))]
  return wanted.flatMap(({ kind, id, body }) => {
    const newest = kept.get(recordKey({ kind, id }))
    if (newest && (newest.origin !== 'seed' || newest.body === body)) return []
    return [{ kind, id, version: (newest?.version ?? 0) + 1, body }]
  })
}
