import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfPassword } from '../../access/passwords/password.ts'
import { newPassword } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { unlockAddressesOf } from '../../access/queries.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'
import type { Writer } from '../../db/store.ts'
import { askForSecond, needsSecond } from './changes/second-person.ts'
import { personTitle } from './changes/wider-access.ts'
import { requirePerson } from './change-person.ts'
import { noteFormerPassword, updatePerson, type PersonRow } from './queries.ts'

/** A password that the program made, with what is stored of it. */
interface MadePassword {
  readonly password: string
  readonly change: Pick<
    PersonRow,
    'passwordHash' | 'failedSignIns' | 'lockedUntil' | 'passwordGivenAt' | 'passwordGivenBy'
  > & { readonly passwordSetAt: string }
}

/** Makes a password, before the transaction that stores it. */
export async function newPasswordOf(clock: Deps['clock'], actor: Actor): Promise<MadePassword> {
  const password = newPassword()
  const at = clock.now()
  const hash = { passwordHash: await hashOfPassword(password), failedSignIns: 0, lockedUntil: null }
  return { password, change: { ...hash, passwordSetAt: at, passwordGivenAt: at, passwordGivenBy: actor.id } }
}

/**
 * Gives a person a new password, which is returned once and must be changed at its first use; unlocks the account and ends its sessions.
 * Where a second administrator must confirm, nothing is done until then. @returns the person and the password, or the id of the change that
 * waits @throws AppError not-found, conflict
 */
export async function resetPassword(
  { store, ...deps }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>,
  actor: Actor,
  id: string,
): Promise<{ person: PersonRow; password: string } | { readonly waits: string }> {
  const made = await newPasswordOf(deps.clock, actor)
  return store.write(async (writer) => {
    const person = await requirePerson(writer, id)
    if (await needsSecond(writer, deps, actor, id)) {
      const title = `重置 ${personTitle(person)} 的密码`
      return askForSecond(writer, actor, deps.clock.now(), { about: 'password', person: id, title })
    }
    return { person: await resetWithin(writer, actor, id, made), password: made.password }
  })
}

/** Stores a password that was made, unlocks the account and ends its sessions. @throws AppError not-found */
export async function resetWithin(
  writer: Writer,
  actor: Actor,
  id: string,
  { change }: MadePassword,
): Promise<PersonRow> {
  const before = await requirePerson(writer, id)
  await updatePerson(writer, id, change)
  await noteFormerPassword(writer, before, change.passwordSetAt)
  await unlockAddressesOf(writer, id)
  const { at } = await writer.append({
    actor: actor.id,
    kind: 'person.password',
    subject: `person:${id}`,
    payload: {
      by: actor.kind === 'system' ? 'operator' : 'administrator',
      given: true,
      secretDigest: digestOfSecret(change.passwordHash),
      setAt: change.passwordSetAt,
    },
  })
  await endSessions(writer, { person: id }, { at, why: '密码由他人重置' })
  return { ...before, ...change }
}
