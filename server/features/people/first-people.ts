import { roleWords } from '#metrics/wording/installation/roles.ts'
import type { NewPerson } from '../../contract/people.ts'
import type { Deps } from '../../deps.ts'
import { systemActor } from '../../access/actor.ts'
import { createPerson } from './create-person.ts'
import { allPeople, personById } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>

/** A name with the password to print once. */
export interface Printed {
  readonly name: string
  readonly displayName: string
  readonly password: string
}

/** The name with which the first administrator signs in. */
export const firstAdministrator = 'admin'

/**
 * Creates the administrator `admin` in an empty database; where the three administrators exclude one another, the security administrator,
 * who creates the others. A given password is not printed. @returns what to print once, if anything
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

/** Creates the demo people who do not exist yet. @returns their passwords, to print once */
export async function createDemoPeople(deps: Needs, people: readonly NewPerson[]): Promise<Printed[]> {
  const printed: Printed[] = []
  for (const wanted of people) {
    if (await personById(deps.store.reader, wanted.name.toLowerCase())) continue
    const { person, password } = await createPerson(deps, systemActor, wanted, { demo: true })
    printed.push({ name: person.name, displayName: person.displayName, password })
  }
  return printed
}
