import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import type { Actor } from '../access/actor.ts'
import { hasRight, needed } from '../contract/rights.ts'
import { coversRegion } from './figure-guards.ts'

/** Whether a person answers for a target: they report for an organisation that answers for it, in its region. */
export function answersFor(
  index: CatalogueIndex,
  person: Pick<Actor, 'rights' | 'organisations' | 'regions'>,
  target: CataloguedTarget,
): boolean {
  return (
    hasRight(person.rights, needed.entry) &&
    answeringOrganisations(target).some((organisation) => person.organisations.includes(organisation)) &&
    coversRegion(index, person, target.record.region)
  )
}
