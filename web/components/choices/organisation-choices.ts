import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'
import { byName } from './by-name.ts'
import type { Choice } from './choices-found.ts'

/** The single organisations to choose from, by pinyin, each with its city; everyday names find them too. */
export function organisationChoices(index: CatalogueIndex): Choice[] {
  return index.catalogue.organisations
    .filter(({ collective }) => !collective)
    .map((organisation) => ({
      value: organisation.id,
      label: placedName(index, organisation),
      aside: index.regions.get(organisation.region)?.name ?? '',
      words: organisationWords(index, organisation),
    }))
    .sort((a, b) => byName(a.label, b.label))
}

/** The regions of these organisations; without any, the region of the documents if all have the same. */
export function usualRegions(
  { organisations, catalogue: { documents } }: CatalogueIndex,
  of: readonly string[],
): string[] {
  const own = of.flatMap((id) => organisations.get(id)?.region ?? [])
  const places = new Set(own.length > 0 ? own : documents.map(({ region }) => region))
  return own.length > 0 || places.size === 1 ? [...places] : []
}

/** The regions to choose from, each with the one that it lies in. */
export function regionsToChoose({ catalogue: { regions }, regions: known }: CatalogueIndex): Choice[] {
  return regions
    .map(({ code, name, parent }) => ({
      ...{ value: code, label: name },
      aside: (parent !== undefined && known.get(parent)?.name) || '',
    }))
    .sort((a, b) => byName(a.label, b.label))
}
