import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { actorOfPerson } from '../../access/actors.ts'
import type { Actor } from '../../access/actor.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Reader } from '../../db/store.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import { allPeople } from '../people/queries.ts'

/** The people who may sign in and report. */
export async function reportingPeople(reader: Reader): Promise<Actor[]> {
  return (await allPeople(reader))
    .filter(({ disabledAt }) => disabledAt === null)
    .map(actorOfPerson)
    .filter(({ rights }) => hasRight(rights, needed.entry))
}

/** The people who answer for missing cells of a filing. */
export function answering(
  index: CatalogueIndex,
  people: readonly Actor[],
  {
    organisation,
    cells,
  }: { readonly organisation: string; readonly cells: readonly { readonly region: string }[] },
): Actor[] {
  return people.filter(
    (person) =>
      person.organisations.includes(organisation) &&
      cells.some(({ region }) => coversRegion(index, person, region)),
  )
}
