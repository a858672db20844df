import type { PasswordChange } from '../../contract/people.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfPassword } from '../../access/password.ts'
import { refuseWeakPassword } from '../../access/weak-password.ts'
import { updatePerson } from '../people/queries.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import type { ProvePassword } from './prove-password.ts'
import { deleteSessionsOf } from './queries.ts'

/** Changes one's own password; every other session of the person ends, this one stays. */
export async function changePassword(
  { store }: Pick<Deps, 'store'>,
  provePassword: ProvePassword,
  actor: Actor,
  ownSession: string,
  { current, next }: PasswordChange,
): Promise<void> {
  if (next === current) throw new AppError('weak-password', '新密码不能与原密码相同。')
  await refuseWeakPassword(next, actor.name)
  const person = await provePassword(actor.name, current)
  const passwordHash = await hashOfPassword(next)
  await store.write(async (writer) => {
    await updatePerson(writer, person.id, { passwordHash, failedSignIns: 0, lockedUntil: null })
    await deleteSessionsOf(writer, person.id, ownSession)
    await writer.append({
      actor: actor.id,
      kind: 'person.password',
      subject: actor.id,
      payload: { by: 'self', secretDigest: digestOfSecret(passwordHash) },
    })
  })
}
