import { hash } from 'node:crypto'
import { sessionTerms } from '../../access/credentials/session-terms.ts'
import type { OwnSessions } from '../../contract/session.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { auditEntries } from '../../records/accounts/audit/audit-rows.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'
import { wordsToldBy } from '../../records/accounts/audit/session-told.ts'
import { sessionsOf, type SessionRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'idleMinutes'>

/** The kinds of audit entries on signing in and out. */
const doorKinds = ['sign-in', 'sign-in-refused', 'sign-out']
const shown = 50

/** The name of a session for its owner, from which its secret cannot be found. */
function idOf({ secretHash }: Pick<SessionRow, 'secretHash'>): string {
  return hash('sha256', secretHash).slice(0, 24)
}

/**
 * The open sessions of a person, and the last audit entries on signing in and out under the person's name. `own`: the hash of the secret
 * of the request's session.
 */
export async function ownSessions(
  { store: { reader }, clock, idleMinutes }: Needs,
  person: string,
  own: string,
): Promise<OwnSessions> {
  const sessions = await sessionsOf(reader, person, sessionTerms(clock, idleMinutes))
  const entries = await auditEntries(reader, { actor: `person:${person}`, kinds: doorKinds }, shown)
  const begun = sessions.find(({ secretHash }) => secretHash === own)?.createdAt
  const before = entries.find(({ kind, at }) => kind === 'sign-in' && begun !== undefined && at < begun)
  return {
    sessions: sessions.map((session) => ({
      id: idOf(session),
      current: session.secretHash === own,
      createdAt: session.createdAt,
      lastActiveAt: session.lastActiveAt,
      expiresAt: session.expiresAt,
      address: session.address,
      browser: session.browser,
    })),
    signIns: entries.map(({ at, kind, address, subject, result, times }) => ({
      ...{ at, kind, address, browser: wordsToldBy(subject), result, times },
    })),
    before: before ? { at: before.at, address: before.address } : null,
  }
}

/** Ends an own session by its name. `address`: that of the caller. @returns the hash of its secret @throws AppError not-found */
export async function endOwnSession(
  { store, clock, idleMinutes }: Needs,
  person: string,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<string> {
  return store.write(async (writer) => {
    const sessions = await sessionsOf(writer, person, sessionTerms(clock, idleMinutes))
    const ended = sessions.find((session) => idOf(session) === id)
    if (!ended) throw new AppError('not-found', '这个登录已经结束，请刷新。')
    const { secretHash } = ended
    await endSessions(writer, { secretHash }, { at: clock.now(), why: '本人在别处退出', address })
    return secretHash
  })
}
