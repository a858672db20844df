import { actorOfPerson } from '../access/actors.ts'
import type { PersonRow } from '../access/queries.ts'
import { hasRight, needed } from '../contract/rights.ts'

/** The organisations for which people report, and those of which somebody still may sign in. */
export interface Staff {
  readonly known: ReadonlySet<string>
  readonly present: ReadonlySet<string>
}

export function staffOf(people: readonly PersonRow[]): Staff {
  const reporting = people.map((row) => ({ row, person: actorOfPerson(row) }))
  const of = (some: typeof reporting) =>
    new Set(some.flatMap(({ person }) => (hasRight(person.rights, needed.entry) ? person.organisations : [])))
  return { known: of(reporting), present: of(reporting.filter(({ row }) => row.disabledAt === null)) }
}

/** Whether all people who reported for an organisation are gone; one that never had any has not left. */
export function hasLeft({ known, present }: Staff, organisation: string): boolean {
  return known.has(organisation) && !present.has(organisation)
}
