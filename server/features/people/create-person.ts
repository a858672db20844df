import type { NewPerson } from '../../contract/people.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { personId } from '../../access/actors.ts'
import { hashOfPassword } from '../../access/passwords/password.ts'
import { newPassword } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { askForSecond, needsSecond } from './changes/second-person.ts'
import { accessTitle } from './changes/wider-access.ts'
import { refuseTakenLogin, refuseTakenName } from '../../access/names/taken-names.ts'
import { insertPerson, type PersonRow } from './queries.ts'
import { refuseConflictingRoles } from './roles.ts'
import { refuseUnknownScope } from './scope.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>

/** A person who was created, with the password, which is shown once; `waits`: the change by which a second person confirms the account. */
interface CreatedPerson {
  readonly person: PersonRow
  readonly password: string
  readonly waits?: string
}

/**
 * Creates a person with a generated password, which is returned once and must be changed at its first use. A password that the person
 * chose, and one of the demo, need not be changed. Where a second administrator must confirm, the account is disabled until then. @throws
 * AppError roles-conflict, unknown-organisation, unknown-region, conflict (name taken, or taken for another's by the eye)
 */
export async function createPerson(
  deps: Needs,
  actor: Actor,
  input: NewPerson,
  how: Hashing = {},
): Promise<CreatedPerson> {
  const made = await newAccount(deps, actor, input, how)
  return deps.store.write((writer) => keepAccount(writer, deps, actor, made))
}

/** The password of a new person, where it is not generated, and its hash. */
export interface Hashing {
  readonly demo?: boolean
  readonly password?: string
  readonly hash?: typeof hashOfPassword
}

/** A person who is looked over and has a hashed password, and is not kept yet. */
interface NewAccount {
  readonly person: PersonRow
  readonly password: string
}

/** Makes the account of a new person; the hash takes long, so it is made before anything is written. @throws AppError */
export async function newAccount(
  { clock, catalogue, threeAdministrators }: Needs,
  actor: Actor,
  input: NewPerson,
  { demo = false, password: chosen, hash = hashOfPassword }: Hashing = {},
): Promise<NewAccount> {
  refuseConflictingRoles(input.roles, threeAdministrators)
  refuseUnknownScope(catalogue.current(), input)
  const { displayName, roles, organisations, regions } = input
  const id = personId(input.name)
  const password = chosen ?? newPassword()
  const given = chosen === undefined && !demo
  const now = clock.now()
  const person: PersonRow = {
    id,
    name: id,
    displayName,
    passwordHash: await hash(password),
    roles: JSON.stringify(roles),
    organisations: JSON.stringify(organisations),
    regions: JSON.stringify(regions),
    createdAt: now,
    disabledAt: null,
    demo: demo ? 1 : 0,
    failedSignIns: 0,
    lockedUntil: null,
    passwordGivenAt: given ? now : null,
    passwordGivenBy: given ? actor.id : null,
    passwordSetAt: now,
    ...{ secondFactor: null, secondFactorAt: null, secondFactorStep: null, recoveryCodes: null },
  }
  return { person, password }
}

/** Keeps a new account within the caller's transaction. @throws AppError conflict */
export async function keepAccount(
  writer: Writer,
  deps: Needs,
  actor: Actor,
  { person, password }: NewAccount,
): Promise<CreatedPerson> {
  const { id, displayName, createdAt: now } = person
  await refuseTakenLogin(writer, id)
  await refuseTakenName(writer, displayName, { own: `person:${id}`, now })
  const waits = await needsSecond(writer, deps, actor, id)
  const kept = waits ? { ...person, disabledAt: now } : person
  await insertPerson(writer, kept)
  await writer.append({
    actor: actor.id,
    kind: 'person.created',
    subject: `person:${id}`,
    payload: {
      displayName,
      roles: JSON.parse(person.roles) as string[],
      organisations: JSON.parse(person.organisations) as string[],
      regions: JSON.parse(person.regions) as string[],
      demo: person.demo !== 0,
      given: person.passwordGivenAt !== null,
      ...(waits && { disabled: true }),
      secretDigest: digestOfSecret(person.passwordHash),
      setAt: now,
    },
  })
  if (!waits) return { person, password }
  const title = accessTitle(deps.catalogue.current(), { before: kept, after: person }, {})
  const act = { about: 'access', person: id, to: { disabled: false }, title } as const
  return { person: kept, password, ...(await askForSecond(writer, actor, now, act)) }
}
