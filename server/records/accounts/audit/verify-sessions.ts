import { and, asc, eq, inArray } from 'drizzle-orm'
import { later } from '../../../clock.ts'
import type { Reader } from '../../../db/store.ts'

/**
 * The duration of a session: a working day from the sign-in, whatever happens in between. It ends at night and not during typing; the
 * pages keep what was typed over a sign-in.
 */
export const sessionLasts = 12 * 3_600_000

/**
 * The first session that lasts too long or has no sign-in in the audit log. Each session has an entry of the same instant, name, address
 * and browser. Sessions from before the log have none, and end within a day. @returns its fault, in words
 */
export async function faultOfSessions({ db, tables }: Reader): Promise<string | undefined> {
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
    if (!isInstant(createdAt) || !isInstant(expiresAt)) return `${named}不是本系统所记的时间`
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

/** Whether a text is an instant as the program writes it. Any other would be compared wrongly with one. */
function isInstant(text: string): boolean {
  return /^\d{4}-/.test(text) && Number.isFinite(Date.parse(text)) && later(text, 0) === text
}
