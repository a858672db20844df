import type { Catalogue, PolicyDocument } from '#metrics/catalogue/catalogue.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { publishedObservations } from '#seeds/published-observations.ts'
import type { PublishedObservation } from '#seeds/published/published-observation.ts'
import { catalogueWith, recordKey, type CatalogueRow } from './catalogue-records.ts'
import type { CatalogueVersion } from './change-catalogue.ts'
import { laidAsideIn, laidAsideMark, seedChanges } from './seed-catalogue.ts'

type Rows = ReadonlyMap<string, CatalogueRow>

/** The catalogue that comes with the program. */
export const shippedCatalogue: Catalogue = catalogue

/** Every region for which a plan can be made, by its official code. */
export { officialRegions } from '#seeds/official-regions.ts'

/** The published series of these indicators. */
export function publishedOf(indicators: ReadonlyMap<string, unknown>): PublishedObservation[] {
  return publishedObservations.filter(({ indicator }) => indicators.has(indicator))
}

/** The versions by which a document is taken up or laid aside, and the resulting catalogue. */
interface PlanChange {
  readonly records: readonly CatalogueVersion[]
  readonly standing: Catalogue
}

/** The versions that take a document up again with all that belongs to it; none where it is in use. */
export function takingUp(kept: Rows, { id }: PolicyDocument): PlanChange {
  const laidAside = laidAsideIn(kept, catalogue)
  if (!laidAside.delete(id)) return { records: [], standing: catalogueWith(kept) }
  const key = recordKey({ kind: 'document', id })
  // A document without its mark is a seed like any other.
  const unmarked = new Map([...kept].map(([of, row]) => [of, of === key ? { ...row, origin: 'seed' } : row]))
  const records = seedChanges(unmarked, catalogue, laidAside, catalogue)
  return { records, standing: catalogueWith(kept, records) }
}

/** The versions that lay a document aside with all that it alone has; none where it is laid aside. */
export function layingAside(kept: Rows, { id }: PolicyDocument): PlanChange {
  const laidAside = laidAsideIn(kept, catalogue)
  const mark = laidAsideMark(kept, id)
  const records = laidAside.has(id)
    ? []
    : [mark, ...seedChanges(withVersions(kept, [mark]), catalogue, new Set([...laidAside, id]), catalogue)]
  return { records, standing: catalogueWith(kept, records) }
}

function withVersions(kept: Rows, records: readonly CatalogueVersion[]): Rows {
  const newest = new Map(kept)
  for (const record of records) {
    const origin = record.origin ?? 'seed'
    newest.set(recordKey(record), { sequence: 0, ...kept.get(recordKey(record)), ...record, origin })
  }
  return newest
}
