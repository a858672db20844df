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

/** The milliseconds after which an address that a person has not used counts as unknown again. */
const knownFor = 180 * 86_400_000

const cleared: Attempts = { failedSignIns: 0, lockedUntil: null }

/** An attempt to sign in: the person, and the address it comes from. */
export interface SignInAttempt {
  readonly name: string
  readonly address: string
}

/** The person as holder of known addresses. */
const holderOf = (person: string) => `person:${person}`

/**
 * Counts an attempt before its password is checked. Each known address of the person has its own counter, and all unknown addresses share
 * one. A guesser gains nothing by many addresses, and cannot lock a person out at the usual one. @throws AppError locked-out
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

/** Clears the counter of an address after a right password; the address is known from then on. */
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
