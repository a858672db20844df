import { later } from '../../../clock.ts'
import type { SignIn } from '../../../contract/session.ts'
import type { Deps } from '../../../deps.ts'
import { updatePerson } from '../people/queries.ts'
import { hashOfSecret, newSecret } from '../secret.ts'
import type { ProvePassword } from './prove-password.ts'
import { deleteExpiredSessions, insertSession } from './queries.ts'

/**
 * A working day from sign-in, whatever happens in between: it ends at night, not in the middle of typing, and the pages
 * keep what was typed while one signs in again.
 */
export const sessionLasts = 12 * 3_600_000

/** Opens a session. @returns the secret for the cookie @throws AppError wrong-name-or-password, locked-out */
export async function signIn(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  provePassword: ProvePassword,
  { name, password }: SignIn,
): Promise<string> {
  const person = await provePassword(name, password)
  const secret = newSecret()
  const now = clock.now()
  await store.write(async (writer) => {
    await updatePerson(writer, person.id, { failedSignIns: 0, lockedUntil: null })
    await deleteExpiredSessions(writer, now)
    await insertSession(writer, {
      secretHash: hashOfSecret(secret),
      person: person.id,
      createdAt: now,
      expiresAt: later(now, sessionLasts),
    })
  })
  return secret
}
