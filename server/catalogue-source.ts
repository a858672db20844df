import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import {
  catalogueOf,
  newestVersions,
  recordKey,
  recordsOf,
  recordVersions,
  withdrawn,
  type CatalogueRow,
} from './db/catalogue/catalogue-records.ts'
import type { Clock } from './clock.ts'
import { catalogueChanged } from './db/catalogue/change-catalogue.ts'
import type { Store } from './db/store.ts'
import { recentResults } from './recent-results.ts'

/** The catalogue, which follows the ledger. */
export interface CatalogueSource {
  /** The catalogue in force, with the organisations of today. */
  current(): CatalogueIndex
  /** The catalogue in force, with organisations by their names before any reform. */
  recorded(): CatalogueIndex
  /** Whether two people must agree on changes that lights depend on: rule Z-9. */
  readonly twoPersons: boolean
  /** The catalogue in force when the ledger stood at `sequence`, with organisations by their names before any reform. */
  asOf(sequence: number): Promise<CatalogueIndex>
}

/** The number of earlier catalogues that are kept. */
const kept = 4

/**
 * Opens the catalogue, indexed in memory, which follows the ledger until the store closes. Listeners added later are called after it has
 * read a change. A catalogue that cannot be read ends the process, rather than serving an old one. Without a clock no reform is in force.
 */
export async function openCatalogue(
  store: Pick<Store, 'reader' | 'onCommitted'>,
  { twoPersons = true, clock }: { readonly twoPersons?: boolean; readonly clock?: Pick<Clock, 'today'> } = {},
): Promise<CatalogueSource> {
  let versions = await recordVersions(store.reader)
  let index = indexOf(versions)
  let earlier = recentResults<CatalogueIndex>(kept)
  store.onCommitted((entries) => {
    if (entries.some(({ kind }) => kind === catalogueChanged)) return reload()
  })
  async function reload(): Promise<void> {
    versions = await recordVersions(store.reader)
    index = indexOf(versions)
    earlier = recentResults(kept)
  }
  return {
    current: () => (clock && index.changesByDay ? index.on(clock.today()) : index),
    recorded: () => index,
    twoPersons,
    asOf: async (sequence) => {
      if (sequence >= (versions.at(-1)?.sequence ?? 0)) return index
      const known = knownBy(versions, sequence)
      if (known.length === versions.length) return index
      return earlier.get(String(known.length), async () => indexOf(known))
    },
  }
}

/**
 * The versions that counted when the ledger stood at `sequence`. The first records of a kind that came with the program count from the
 * beginning, because the program had the same records built in before.
 */
function knownBy(versions: readonly CatalogueRow[], sequence: number): readonly CatalogueRow[] {
  const first = new Map<string, number>()
  for (const row of versions) if (!first.has(row.kind)) first.set(row.kind, row.sequence)
  return versions.filter(
    (row) => row.sequence <= sequence || (row.origin === 'seed' && row.sequence === first.get(row.kind)),
  )
}

/** The places of the shipped records, in the sequence of the documents; records that an administrator added come after them, by id. */
const position = new Map(recordsOf(shipped).map((record, place) => [recordKey(record), place]))

function indexOf(versions: readonly CatalogueRow[]): CatalogueIndex {
  const place = (row: CatalogueRow) => position.get(recordKey(row)) ?? position.size
  const inForce = [...newestVersions(versions).values()]
    .filter((row) => row.body !== withdrawn)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
  return indexCatalogue(catalogueOf(inForce))
}
