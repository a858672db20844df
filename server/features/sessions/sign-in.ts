import { later } from '../../clock.ts'
import type { SignIn } from '../../contract/session.ts'
import type { Deps } from '../../deps.ts'
import { hashOfSecret, newSecret } from '../../access/secret.ts'
import { appendAudit } from '../../records/accounts/audit/audit-rows.ts'
import { sessionSubject } from '../../records/accounts/audit/session-told.ts'
import { sessionLasts } from '../../records/accounts/audit/verify-sessions.ts'
import { noteSuccess } from './count-attempts.ts'
import type { ProvePassword } from './prove-password.ts'
import { secondProof } from './second-factor/use-code.ts'
import { deleteExpiredSessions, insertSession } from './queries.ts'

/** Creates a session. @returns the secret for the cookie @throws AppError wrong-name-or-password, second-factor-required, wrong-code, locked-out */
export async function signIn(
  deps: Pick<Deps, 'store' | 'clock' | 'secrets'>,
  provePassword: ProvePassword,
  { name, password, code }: SignIn,
  { address, browser }: { address: string; browser: string },
): Promise<string> {
  const { store, clock } = deps
  const person = await provePassword({ name, address }, password, secondProof(deps, code))
  const secret = newSecret()
  const secretHash = hashOfSecret(secret)
  const now = clock.now()
  await store.write(async (writer) => {
    await noteSuccess(writer, person.id, address, now)
    const [told] = await appendAudit(writer, [
      {
        ...{ at: now, kind: 'sign-in', actor: `person:${person.id}`, address },
        ...{ subject: sessionSubject(browser, secretHash), result: 'ok', times: 1 },
      },
    ])
    await deleteExpiredSessions(writer, now)
    await insertSession(writer, {
      secretHash,
      person: person.id,
      // The time is that of the audit entry, which never runs backwards even if the clock does; a verification compares both.
      createdAt: told!.at,
      expiresAt: later(now, sessionLasts),
      ...{ address, browser, lastActiveAt: now },
    })
  })
  return secret
}
