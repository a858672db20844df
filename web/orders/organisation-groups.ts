import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Choice } from '../components/choices/choices-found.ts'
import { byName } from '../components/choices/by-name.ts'
import { organisationChoices } from '../components/choices/organisation-choices.ts'

interface OrganisationGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

/**
 * The organisations that an order can go to: the lead organisation first, then the other organisations of its region,
 * then those of the other regions as the catalogue lists them. Each group is sorted by pronunciation.
 */
export function organisationGroups(index: CatalogueIndex, lead: string | undefined): OrganisationGroup[] {
  const choices = organisationChoices(index)
  const regionOf = (organisation: string) => index.organisations.get(organisation)?.region ?? ''
  const leading = choices.filter(({ value }) => value === lead)
  const own = lead === undefined ? undefined : regionOf(lead)
  const others = Map.groupBy(
    choices.filter(({ value }) => value !== lead),
    ({ value }) => regionOf(value),
  )
  const codes = [...index.regions.keys(), ...others.keys()].filter((code) => code !== own)
  const regions = new Set(own === undefined ? codes : [own, ...codes])
  const groups = [...regions].flatMap((code) => {
    const within = others.get(code)?.toSorted((a, b) => byName(a.label, b.label))
    return within ? [{ label: index.regions.get(code)?.name ?? code, choices: within }] : []
  })
  return leading.length === 0 ? groups : [{ label: '牵头单位', choices: leading }, ...groups]
}
