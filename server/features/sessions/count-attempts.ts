import { later } from '../../clock.ts'
import {
  afterAttempt,
  refuseWhileLocked,
  type Attempts,
  type StrangerAttempts,
} from '../../access/attempts.ts'
import type { Writer } from '../../db/store.ts'
import { personById, updatePerson, type PersonRow } from '../people/queries.ts'
import { deleteAddressesBefore, insertKnownAddress, knownAddressOf, updateKnownAddress } from './queries.ts'

/** An address that a person has not used for so long counts as unknown again. */
const knownFor = 180 * 86_400_000

const cleared: Attempts = { failedSignIns: 0, lockedUntil: null }

/** Who tries to sign in as somebody, from where. */
export interface SignInAttempt {
  readonly name: string
  readonly address: string
}

/** Id of somebody as holder of addresses. */
const holderOf = (person: string) => `person:${person}`

/**
 * Counts an attempt before it is checked. An address known of the person has a counter of its own; all unknown ones share the person's.
 * So many addresses do not make many attempts, and strangers do not lock out whoever is at the usual place.
 * @throws AppError locked-out
 */
export async function countAttempt(
  writer: Writer,
  strangers: StrangerAttempts,
  { name, address }: SignInAttempt,
  now: string,
): Promise<{ person: PersonRow | undefined; counted: Attempts }> {
  const person = await personById(writer, name)
  const known = person && (await knownAddressOf(writer, holderOf(person.id), address))
  const before = known ?? person ?? strangers.of(name)
  refuseWhileLocked(before, now)
  const counted = afterAttempt(before, now)
  if (known) await updateKnownAddress(writer, known, counted)
  else if (person) await updatePerson(writer, person.id, counted)
  else strangers.record(name, counted)
  return { person, counted }
}

/** The password was right: clears the counter of this address, which is known from now on. */
export async function noteSuccess(
  writer: Writer,
  person: string,
  address: string,
  now: string,
): Promise<void> {
  const holder = holderOf(person)
  await deleteAddressesBefore(writer, holder, later(now, -knownFor))
  const known = await knownAddressOf(writer, holder, address)
  if (known) return updateKnownAddress(writer, known, { ...cleared, lastUsedAt: now })
  await updatePerson(writer, person, cleared)
  await insertKnownAddress(writer, { holder, address, ...cleared, lastUsedAt: now })
}
