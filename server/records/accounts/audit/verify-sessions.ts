import { and, asc, eq, gte, inArray, like } from 'drizzle-orm'
import type { AuditKind } from '#metrics/wording/installation/audit.ts'
import { isInstant, later } from '../../../clock.ts'
import type { Reader, Tables, Writer } from '../../../db/store.ts'
import { appendAudit } from './audit-rows.ts'
import { digestToldBy, sessionDigest, sessionSubject, wordsToldBy } from './session-told.ts'

/**
 * The duration of a session: a working day from the sign-in, whatever happens in between. It ends at night and not during typing; the
 * pages keep what was typed over a sign-in.
 */
export const sessionLasts = 12 * 3_600_000

type KeptSession = Tables['session']['$inferSelect']

/**
 * The faults, in words, of sessions that last too long, that the audit log does not tell of, or that it tells to have ended. A session is
 * told by a sign-in of the same instant, name, address, browser and secret; one from before the log by an entry at the upgrade.
 */
export async function* faultsOfSessions(reader: Reader): AsyncGenerator<string> {
  // Sessions are read first, so that a new sign-in is in the log before it is searched.
  const sessions = await allSessions(reader)
  const told = await toldOf(reader, sessions)
  for (const row of sessions) {
    const named = `人员 ${row.person} 于 ${row.createdAt} 的登录`
    if (!isInstant(row.createdAt) || !isInstant(row.expiresAt)) {
      yield `${named}不是本系统所记的时间`
      continue
    }
    if (row.expiresAt > later(row.createdAt, sessionLasts)) yield `${named}比一天的时限长`
    if (!told.some((one) => beginsSession(one, row))) yield `${named}在审计日志中没有记录`
    // A session may have ended since it was read.
    if (told.some((one) => endsSession(one, row)) && (await stillStands(reader, row)))
      yield `${named}已经退出，却还在`
  }
}

/**
 * Tells the audit log of the sessions that an earlier release left, which kept no log, or no digests of secrets: from then on none can be
 * put beside them. A session whose sign-in tells of its secret needs no further entry. Where the ledger bears entries of this release an
 * empty log was emptied, and the sessions are left for `faultsOfSessions` to name.
 */
export async function tellEarlierSessions(writer: Writer, at: string): Promise<void> {
  const sessions = (await allSessions(writer)).filter(({ expiresAt }) => expiresAt > at)
  const told = await toldOf(writer, sessions)
  const { auditEntry } = writer.tables
  const [first] = await writer.db
    .select({ at: auditEntry.at })
    .from(auditEntry)
    .orderBy(asc(auditEntry.sequence))
    .limit(1)
  const hadNoLog = first === undefined && !(await isOfThisRelease(writer))
  const isEarlier = (row: KeptSession) =>
    hadNoLog || told.some((one) => digestToldBy(one.subject) === undefined && isSignInOf(one, row))
  const untold = sessions.filter((row) => isEarlier(row) && !told.some((one) => beginsSession(one, row)))
  await appendAudit(
    writer,
    untold.map((row) => ({
      ...{ at, kind: 'session-kept' as const, actor: `person:${row.person}`, address: row.address ?? '' },
      ...{ subject: sessionSubject(row.createdAt, row.secretHash), result: 'ok', times: 1 },
    })),
  )
}

/** Whether the ledger tells when passwords were set, as it does from the first start with this release on, and no earlier one did. */
async function isOfThisRelease({ db, tables: { ledger } }: Reader): Promise<boolean> {
  const rows = await db
    .select({ sequence: ledger.sequence })
    .from(ledger)
    .where(and(like(ledger.kind, 'person.%'), like(ledger.payload, '%"setAt":%')))
    .limit(1)
  return rows.length > 0
}

async function allSessions({ db, tables: { session } }: Reader): Promise<KeptSession[]> {
  return db.select().from(session)
}

interface ToldOfSession {
  readonly at: string
  readonly kind: string
  readonly actor: string
  readonly address: string
  readonly subject: string
}

/** The entries of the log on sessions, since the first of these began. */
async function toldOf(
  { db, tables: { auditEntry } }: Reader,
  sessions: readonly KeptSession[],
): Promise<readonly ToldOfSession[]> {
  const [earliest] = sessions.map(({ createdAt }) => createdAt).sort()
  if (earliest === undefined) return []
  const { at, kind, actor, address, subject } = auditEntry
  const kinds: AuditKind[] = ['sign-in', 'session-kept', 'sign-out']
  return db
    .select({ at, kind, actor, address, subject })
    .from(auditEntry)
    .where(and(inArray(kind, kinds), gte(at, earliest)))
}

/** Whether a sign-in is that of a session, as far as it tells. */
function isSignInOf(told: ToldOfSession, { person, createdAt, address, browser }: KeptSession): boolean {
  return (
    told.kind === 'sign-in' &&
    told.actor === `person:${person}` &&
    told.at === createdAt &&
    (address === null || (told.address === address && wordsToldBy(told.subject) === browser))
  )
}

function beginsSession(told: ToldOfSession, row: KeptSession): boolean {
  if (digestToldBy(told.subject) !== sessionDigest(row.secretHash)) return false
  const isKept =
    told.kind === 'session-kept' &&
    told.actor === `person:${row.person}` &&
    wordsToldBy(told.subject) === row.createdAt
  return isKept || isSignInOf(told, row)
}

function endsSession({ kind, subject }: ToldOfSession, { secretHash }: KeptSession): boolean {
  return kind === 'sign-out' && digestToldBy(subject) === sessionDigest(secretHash)
}

async function stillStands(
  { db, tables: { session } }: Reader,
  { secretHash }: KeptSession,
): Promise<boolean> {
  const rows = await db
    .select({ secretHash: session.secretHash })
    .from(session)
    .where(eq(session.secretHash, secretHash))
  return rows.length > 0
}
