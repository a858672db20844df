import { and, asc, eq, inArray } from 'drizzle-orm'
import { later } from '../../../clock.ts'
import type { Reader } from '../../../db/store.ts'

/**
 * A working day from sign-in, whatever happens in between: it ends at night, not in the middle of typing, and the pages
 * keep what was typed while one signs in again.
 */
export const sessionLasts = 12 * 3_600_000

/**
 * The first session that the audit log does not tell of: each was begun by a sign-in of the same instant, name, address and browser, and ends
 * with the day. Sessions from before the log began have none, and are over within the day. @returns what is wrong with it, in words
 */
export async function faultOfSessions({ db, tables }: Reader): Promise<string | undefined> {
  const { session, auditEntry } = tables
  // First: a sign-in that comes now is told before it is looked for.
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
      browser: auditEntry.subject,
    })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.kind, 'sign-in'),
        inArray(auditEntry.at, [...new Set(sessions.map(({ createdAt }) => createdAt))]),
      ),
    )
  for (const { person, createdAt, expiresAt, address, browser } of sessions) {
    const named = `人员 ${person} 于 ${createdAt} 的登录`
    if (expiresAt > later(createdAt, sessionLasts)) return `${named}比一天的时限长`
    if (begun === undefined || createdAt < begun.at) continue
    const place = signIns.findIndex(
      (one) =>
        one.actor === `person:${person}` &&
        one.at === createdAt &&
        (address === null || (one.address === address && one.browser === browser)),
    )
    if (place < 0) return `${named}在审计日志中没有记录`
    signIns.splice(place, 1)
  }
  return undefined
}
