import { hash, type Algorithm } from '@node-rs/argon2'
import { systemActor } from '#server/access/actor.ts'
import type { Role } from '#server/contract/session.ts'
import type { Deps } from '#server/deps.ts'
import { createPerson } from '#server/features/people/create-person.ts'
import { storeToken } from '#server/features/tokens/store-token.ts'

export const testToken = 'token-for-tests-0123456789'
export const testPassword = 'correct-horse-battery'

type Office = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/** The product's hash at the least cost, since thousands of tests sign somebody in. */
const leastCost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 8, timeCost: 1, parallelism: 1 }

export function hashAtLeastCost(password: string): Promise<string> {
  return hash(password, leastCost)
}

/** A person with `testPassword` is created; the name is the sign-in name. */
export async function employ(
  office: Office,
  name: string,
  roles: readonly Role[],
  { organisations = [], regions = [] }: Binding = {},
): Promise<void> {
  const wanted = {
    name,
    displayName: name,
    roles: [...roles],
    organisations: [...organisations],
    regions: [...regions],
  }
  const hashing = { password: testPassword, hash: hashAtLeastCost }
  await createPerson(office, systemActor, wanted, hashing)
}

export interface Binding {
  readonly organisations?: readonly string[]
  readonly regions?: readonly string[]
}

/** The people of nearly every test are created: the administrator `admin`, and a token with read and publish. */
export async function employFirst(office: Office): Promise<void> {
  await employ(office, 'admin', ['administrator'])
  await giveToken(office, { name: 'tests', secret: testToken, rights: ['read', 'publish'] })
}

/** A token whose secret the test knows. */
export async function giveToken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  token: Parameters<typeof storeToken>[2],
): Promise<void> {
  const now = clock.now()
  await store.write((writer) => storeToken(writer, systemActor, token, now))
}
