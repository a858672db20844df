import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue-index.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import {
  catalogueOf,
  newestRecords,
  recordKey,
  recordsOf,
  withdrawn,
  type CatalogueRecord,
} from './db/catalogue-records.ts'
import { catalogueChanged } from './db/seed-catalogue.ts'
import type { Reader, Store } from './db/store.ts'
import type { CatalogueSource } from './deps.ts'

/**
 * The catalogue in force, indexed in memory; follows the ledger until the store closes. Listeners that come later are
 * told of a change when it is loaded. One that cannot be read is a fault of ours: it ends the process rather than serve
 * an old catalogue.
 */
export async function openCatalogue(store: Store): Promise<CatalogueSource> {
  let index = await load(store.reader)
  store.onCommitted((entries) => {
    if (entries.some(({ kind }) => kind === catalogueChanged)) return reload()
  })
  async function reload(): Promise<void> {
    index = await load(store.reader)
  }
  return { current: () => index }
}

/** In the order of the shipped lists, which follow the documents; what an administrator added comes after, by id. */
const position = new Map(recordsOf(shipped).map((record, place) => [recordKey(record), place]))

async function load(reader: Reader): Promise<CatalogueIndex> {
  const rows = [...(await newestRecords(reader)).values()] as CatalogueRecord[]
  const place = (record: CatalogueRecord) => position.get(recordKey(record)) ?? position.size
  const inForce = rows
    .filter((row) => row.body !== withdrawn)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
  return indexCatalogue(catalogueOf(inForce))
}
