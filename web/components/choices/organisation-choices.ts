import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'
import type { Choice } from './ChoicePicker.vue'

/** The single organisations to choose from, each with its city; everyday names find them too. */
export function organisationChoices(index: CatalogueIndex): Choice[] {
  return index.catalogue.organisations
    .filter(({ collective }) => !collective)
    .map((organisation) => ({
      value: organisation.id,
      label: placedName(index, organisation),
      aside: index.regions.get(organisation.region)?.name ?? '',
      words: organisationWords(index, organisation),
    }))
}
