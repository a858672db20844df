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

/** The catalogue; follows the ledger. */
export interface CatalogueSource {
  /** What is in force now, as it stands today. */
  current(): CatalogueIndex
  /** What is in force now, as it was recorded: whoever answers is called as before any reform. */
  recorded(): CatalogueIndex
  /** What lights hang on is changed by two persons here: rule Z-9. */
  readonly twoPersons: boolean
  /** What was in force when the ledger stood at `sequence`, as it was recorded. */
  asOf(sequence: number): Promise<CatalogueIndex>
}

/** Earlier catalogues kept ready for those who look back. */
const kept = 4

/**
 * The catalogue, indexed in memory; follows the ledger until the store closes. Listeners that come later are told of a
 * change when it is loaded. One that cannot be read is a fault of ours: it ends the process rather than serve an old
 * catalogue. Without a clock no reform has come.
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
 * Versions that counted when the ledger stood at `sequence`. The first records of a kind, where they came with the program, count from the beginning: until
 * then the program judged by the very same, built in.
 */
function knownBy(versions: readonly CatalogueRow[], sequence: number): readonly CatalogueRow[] {
  const first = new Map<string, number>()
  for (const row of versions) if (!first.has(row.kind)) first.set(row.kind, row.sequence)
  return versions.filter(
    (row) => row.sequence <= sequence || (row.origin === 'seed' && row.sequence === first.get(row.kind)),
  )
}

/** In the order of the shipped lists, which follow the documents; what an administrator added comes after, by id. */
const position = new Map(recordsOf(shipped).map((record, place) => [recordKey(record), place]))

function indexOf(versions: readonly CatalogueRow[]): CatalogueIndex {
  const place = (row: CatalogueRow) => position.get(recordKey(row)) ?? position.size
  const inForce = [...newestVersions(versions).values()]
    .filter((row) => row.body !== withdrawn)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
  return indexCatalogue(catalogueOf(inForce))
}
