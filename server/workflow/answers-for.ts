import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import type { Actor } from '../access/actor.ts'
import { hasRight, needed } from '../contract/rights.ts'
import { coversRegion } from './figure-guards.ts'
import { hasLeft, type Staff } from './has-left.ts'

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

/**
 * Whether a person is told what becomes of a target: they answer for it, or, where all people who did are gone, convene. Rule D-14.
 */
export function isAnswerable(
  index: CatalogueIndex,
  person: Pick<Actor, 'rights' | 'organisations' | 'regions'>,
  staff: Staff,
  target: CataloguedTarget,
): boolean {
  if (answersFor(index, person, target)) return true
  if (!hasRight(person.rights, needed.convening)) return false
  const organisations = answeringOrganisations(target)
  return organisations.length > 0 && organisations.every((organisation) => hasLeft(staff, organisation))
}
