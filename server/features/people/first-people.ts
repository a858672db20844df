import { roleWords } from '#metrics/wording/installation/roles.ts'
import type { NewPerson } from '../../contract/people.ts'
import type { Deps } from '../../deps.ts'
import { systemActor } from '../../access/actor.ts'
import { createPerson } from './create-person.ts'
import { allPeople, personById } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>

/** A name and the password to print once. */
export interface Printed {
  readonly name: string
  readonly displayName: string
  readonly password: string
}

/** Name that the first administrator signs in with. */
export const firstAdministrator = 'admin'

/**
 * On an empty database, creates the administrator `admin`; where the three administrators exclude one another, as the one who makes the others. With a password given there is nothing to print.
 * @returns what to print once, if anything
 */
export async function createFirstAdministrator(deps: Needs, password?: string): Promise<Printed | undefined> {
  if ((await allPeople(deps.store.reader)).length > 0) return undefined
  const made = await createPerson(
    deps,
    systemActor,
    {
      name: firstAdministrator,
      ...(deps.threeAdministrators
        ? { displayName: roleWords['security-administrator'].word, roles: ['security-administrator'] }
        : { displayName: roleWords.administrator.word, roles: ['administrator'] }),
      organisations: [],
      regions: [],
    },
    password === undefined ? {} : { password },
  )
  if (password !== undefined) return undefined
  return { name: made.person.name, displayName: made.person.displayName, password: made.password }
}

/** Creates those of the demo people who do not exist yet, flagged as demo. @returns their passwords, to print once */
export async function createDemoPeople(deps: Needs, people: readonly NewPerson[]): Promise<Printed[]> {
  const printed: Printed[] = []
  for (const wanted of people) {
    if (await personById(deps.store.reader, wanted.name.toLowerCase())) continue
    const { person, password } = await createPerson(deps, systemActor, wanted, { demo: true })
    printed.push({ name: person.name, displayName: person.displayName, password })
  }
  return printed
}
