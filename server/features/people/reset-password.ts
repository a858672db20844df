import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfPassword } from '../../access/passwords/password.ts'
import { newPassword } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { deleteSessionsOf, unlockAddressesOf } from '../../access/queries.ts'
import { requirePerson } from './change-person.ts'
import { noteFormerPassword, updatePerson, type PersonRow } from './queries.ts'

/**
 * Gives a person a new password, which is returned once and must be changed at its first use; unlocks the account and ends its sessions.
 * @throws AppError not-found
 */
export async function resetPassword(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<{ person: PersonRow; password: string }> {
  const password = newPassword()
  const now = clock.now()
  const change = {
    passwordHash: await hashOfPassword(password),
    failedSignIns: 0,
    lockedUntil: null,
    passwordSetAt: now,
    passwordGivenAt: now,
    passwordGivenBy: actor.id,
  }
  return store.write(async (writer) => {
    const before = await requirePerson(writer, id)
    await updatePerson(writer, id, change)
    await noteFormerPassword(writer, before, now)
    await deleteSessionsOf(writer, id)
    await unlockAddressesOf(writer, id)
    await writer.append({
      actor: actor.id,
      kind: 'person.password',
      subject: `person:${id}`,
      payload: {
        by: actor.kind === 'system' ? 'operator' : 'administrator',
        given: true,
        secretDigest: digestOfSecret(change.passwordHash),
      },
    })
    return { person: { ...before, ...change }, password }
  })
}
