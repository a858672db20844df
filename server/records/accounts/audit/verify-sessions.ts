import { and, asc, eq, inArray } from 'drizzle-orm'
import { isInstant, later } from '../../../clock.ts'
import type { Reader } from '../../../db/store.ts'
import { browserToldBy, tellsOfSession } from './session-told.ts'

/**
 * The duration of a session: a working day from the sign-in, whatever happens in between. It ends at night and not during typing; the
 * pages keep what was typed over a sign-in.
 */
export const sessionLasts = 12 * 3_600_000

/**
 * The faults, in words, of sessions that last too long or have no sign-in in the audit log. Each session has an entry of the same instant,
 * name, address, browser and secret. Sessions from before the log have none, and end within a day.
 */
export async function* faultsOfSessions({ db, tables }: Reader): AsyncGenerator<string> {
  const { session, auditEntry } = tables
  // Sessions are read first, so that a new sign-in is in the log before it is searched.
  const sessions = await db.select().from(session)
  const [begun] = await db
    .select({ at: auditEntry.at })
    .from(auditEntry)
    .orderBy(asc(auditEntry.sequence))
    .limit(1)
  const signIns = await db
    .select({
      at: auditEntry.at,
      actor: auditEntry.actor,
      address: auditEntry.address,
      subject: auditEntry.subject,
    })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.kind, 'sign-in'),
        inArray(auditEntry.at, [...new Set(sessions.map(({ createdAt }) => createdAt))]),
      ),
    )
  for (const { secretHash, person, createdAt, expiresAt, address, browser } of sessions) {
    const named = `人员 ${person} 于 ${createdAt} 的登录`
    if (!isInstant(createdAt) || !isInstant(expiresAt)) {
      yield `${named}不是本系统所记的时间`
      continue
    }
    if (expiresAt > later(createdAt, sessionLasts)) yield `${named}比一天的时限长`
    if (begun === undefined || createdAt < begun.at) continue
    const place = signIns.findIndex(
      (one) =>
        one.actor === `person:${person}` &&
        one.at === createdAt &&
        (address === null || (one.address === address && browserToldBy(one.subject) === browser)) &&
        tellsOfSession(one.subject, secretHash),
    )
    if (place < 0) yield `${named}在审计日志中没有记录`
    else signIns.splice(place, 1)
  }
}
