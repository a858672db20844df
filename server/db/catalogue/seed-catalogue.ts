import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { newestRecords, recordKey, recordsOf, withdrawn } from './catalogue-records.ts'
import { changeCatalogue } from './change-catalogue.ts'
import type { Reader, Store } from '../store.ts'

/**
 * Brings the shipped catalogue into the database: a new version of each record that is new, differs, or is no longer
 * shipped. An administrator's version is never overridden; where nothing changed, nothing is written.
 */
export async function seedCatalogue(store: Store, catalogue: Catalogue): Promise<void> {
  const shipped = new Map(recordsOf(catalogue).map((record) => [recordKey(record), record]))
  const changes = async (reader: Reader) => {
    const kept = await newestRecords(reader)
    const gone = [...kept.values()].filter((row) => !shipped.has(recordKey(row)))
    const wanted = [...shipped.values(), ...gone.map(({ kind, id }) => ({ kind, id, body: withdrawn }))]
    return wanted.flatMap(({ kind, id, body }) => {
      const newest = kept.get(recordKey({ kind, id }))
      if (newest && (newest.origin !== 'seed' || newest.body === body)) return []
      return [{ kind, id, version: (newest?.version ?? 0) + 1, body }]
    })
  }
  if ((await changes(store.reader)).length === 0) return
  await store.write(async (writer) => {
    const records = await changes(writer)
    await changeCatalogue(writer, { actor: 'system', subject: 'seed', origin: 'seed', records })
  })
}
