import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Choice } from '../components/choices/ChoicePicker.vue'
import { byName } from '../components/choices/by-name.ts'
import { organisationChoices } from '../components/choices/organisation-choices.ts'

interface OrganisationGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

/**
 * The organisations to give an order to, as somebody looks through them: who leads, the others of its region, and then region by region
 * as the catalogue has them; in each by how the names are spoken.
 */
export function organisationGroups(index: CatalogueIndex, lead: string | undefined): OrganisationGroup[] {
  const choices = organisationChoices(index)
  const regionOf = (unit: string) => index.organisations.get(unit)?.region ?? ''
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
