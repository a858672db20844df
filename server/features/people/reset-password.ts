import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfPassword } from '../../access/password.ts'
import { newPassword } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { deleteSessionsOf } from '../sessions/queries.ts'
import { requirePerson } from './change-person.ts'
import { updatePerson, type PersonRow } from './queries.ts'

/** Gives a person a new password, returned this once; unlocks the account and ends its sessions. @throws AppError not-found */
export async function resetPassword(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
): Promise<{ person: PersonRow; password: string }> {
  const password = newPassword()
  const change = { passwordHash: await hashOfPassword(password), failedSignIns: 0, lockedUntil: null }
  return store.write(async (writer) => {
    const before = await requirePerson(writer, id)
    await updatePerson(writer, id, change)
    await deleteSessionsOf(writer, id)
    await writer.append({
      actor: actor.id,
      kind: 'person.password',
      subject: `person:${id}`,
      payload: { by: 'administrator', secretDigest: digestOfSecret(change.passwordHash) },
    })
    return { person: { ...before, ...change }, password }
  })
}
