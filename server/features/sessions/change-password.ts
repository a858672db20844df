import type { PasswordChange } from '../../contract/people.ts'
import type { Reader } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { hashOfPassword, passwordMatches } from '../../access/passwords/password.ts'
import { refuseWeakPassword } from '../../access/passwords/weak-password.ts'
import { formerPasswords, noteFormerPassword, updatePerson } from '../people/queries.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { noteSuccess } from './count-attempts.ts'
import type { ProvePassword } from './prove-password.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'

/**
 * Changes the caller's own password. Every other session of the person ends, the present one stays. @throws AppError weak-password,
 * wrong-name-or-password, locked-out
 */
export async function changePassword(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  provePassword: ProvePassword,
  { name, address, ownSession }: { name: string; address: string; ownSession: string },
  { current, next }: PasswordChange,
): Promise<void> {
  if (next === current) throw new AppError('weak-password', '新密码不能与原密码相同。')
  await refuseWeakPassword(next, name)
  const person = await provePassword({ name, address }, current)
  await store.write((writer) => noteSuccess(writer, person.id, address, clock.now()))
  await refuseFormerPassword(store.reader, person.id, next)
  const passwordHash = await hashOfPassword(next)
  await store.write(async (writer) => {
    const now = clock.now()
    await updatePerson(writer, person.id, {
      passwordHash,
      passwordSetAt: now,
      passwordGivenAt: null,
      passwordGivenBy: null,
    })
    await noteFormerPassword(writer, person, now)
    const own = { person: person.id, except: ownSession }
    await endSessions(writer, own, { at: now, why: '本人改了密码', address })
    await writer.append({
      actor: `person:${person.id}`,
      kind: 'person.password',
      subject: `person:${person.id}`,
      payload: { by: 'self', given: false, secretDigest: digestOfSecret(passwordHash), setAt: now },
    })
  })
}

/** Refuses one of the person's last passwords. @throws AppError weak-password */
async function refuseFormerPassword(reader: Reader, person: string, next: string): Promise<void> {
  for (const former of await formerPasswords(reader, person))
    if (await passwordMatches(former, next))
      throw new AppError('weak-password', '新密码不能是最近用过的，请换一个没用过的。')
}
