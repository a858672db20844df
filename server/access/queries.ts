import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { ProfileContent } from '../contract/display-profiles.ts'
import { prepared } from '../db/statements/prepared.ts'
import type { Reader, Tables, Writer } from '../db/store.ts'
import type { SessionTerms } from './credentials/session-terms.ts'

export type PersonRow = Tables['person']['$inferSelect']
export type DisplayRow = Tables['display']['$inferSelect']
export type TokenRow = Tables['token']['$inferSelect']

const sessionWithSecret = prepared(({ db, tables: { session, person } }) =>
  db
    .select({ person, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .where(
      and(
        eq(session.secretHash, sql.placeholder('secretHash')),
        gt(session.expiresAt, sql.placeholder('now')),
        or(isNull(session.lastActiveAt), gt(session.lastActiveAt, sql.placeholder('activeAfter'))),
        isNull(person.disabledAt),
      ),
    ),
)

/** The session with this secret and its person, unless it has ended, was idle since `activeAfter`, or the person is disabled. */
export async function sessionBySecret(
  reader: Reader,
  secretHash: string,
  { now, activeAfter }: SessionTerms,
): Promise<{ person: PersonRow; expiresAt: string } | undefined> {
  const [row] = await sessionWithSecret(reader).execute({ secretHash, now, activeAfter })
  return row
}

/** The hashes of those of these sessions that have not ended, are not idle, and do not belong to a disabled person. */
export async function activeSessions(
  { db, tables: { session, person } }: Reader,
  secretHashes: readonly string[],
  { now, activeAfter }: SessionTerms,
): Promise<string[]> {
  const rows = await db
    .select({ secretHash: session.secretHash })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .where(
      and(
        inArray(session.secretHash, [...secretHashes]),
        gt(session.expiresAt, now),
        or(isNull(session.lastActiveAt), gt(session.lastActiveAt, activeAfter)),
        isNull(person.disabledAt),
      ),
    )
  return rows.map(({ secretHash }) => secretHash)
}

/** The addresses with a lock, also one that has ended, and the people whom it locks out. */
export async function lockedAddresses({
  db,
  tables: { knownAddress },
}: Reader): Promise<Tables['knownAddress']['$inferSelect'][]> {
  return db.select().from(knownAddress).where(isNotNull(knownAddress.lockedUntil))
}

/** Lifts the locks of a person at all known addresses. */
export async function unlockAddressesOf({ db, tables }: Writer, person: string): Promise<void> {
  const { knownAddress } = tables
  await db
    .update(knownAddress)
    .set({ failedSignIns: 0, lockedUntil: null })
    .where(eq(knownAddress.holder, `person:${person}`))
}

const displayWithSecret = prepared(({ db, tables: { display } }) =>
  db
    .select()
    .from(display)
    .where(eq(display.secretHash, sql.placeholder('secretHash'))),
)

export async function displayBySecret(reader: Reader, secretHash: string): Promise<DisplayRow | undefined> {
  const [row] = await displayWithSecret(reader).execute({ secretHash })
  return row
}

/** The displays that are paired and not revoked, without remotes. */
export async function standingDisplays({ db, tables: { display } }: Reader): Promise<DisplayRow[]> {
  return db
    .select()
    .from(display)
    .where(and(isNotNull(display.confirmedAt), isNull(display.revokedAt), isNull(display.remote)))
    .orderBy(asc(display.confirmedAt), asc(display.id))
}

/** The newest version of a profile of displays; undefined where there never was one, or it is deleted. */
export async function profileById(
  { db, tables: { displayProfile } }: Reader,
  profile: string,
): Promise<ProfileContent | undefined> {
  const [row] = await db
    .select({ body: displayProfile.body })
    .from(displayProfile)
    .where(eq(displayProfile.profile, profile))
    .orderBy(desc(displayProfile.sequence))
    .limit(1)
  return row && profileOf(row.body)
}

/** The contents that a version of a profile tells; undefined where it tells that the profile is deleted. */
export function profileOf(body: string): ProfileContent | undefined {
  const told = JSON.parse(body) as ProfileContent | { readonly removed: true }
  return 'removed' in told ? undefined : told
}

/** What the column `meeting` of a display tells: the meeting whose room it follows, and the open page. */
interface KeptRoom {
  readonly id: string
  readonly page: string | null
}

/** The meeting that a display follows; undefined: none. */
export function followedBy({ meeting }: Pick<DisplayRow, 'meeting'>): KeptRoom | undefined {
  return meeting === null ? undefined : (JSON.parse(meeting) as KeptRoom)
}

/** The displays, or remotes, among these that are paired and not revoked. */
export async function activeDisplays({ db, tables }: Reader, ids: readonly string[]): Promise<string[]> {
  const { display } = tables
  const rows = await db
    .select({ id: display.id })
    .from(display)
    .where(and(inArray(display.id, [...ids]), isNotNull(display.confirmedAt), isNull(display.revokedAt)))
  return rows.map(({ id }) => id)
}

const tokenWithSecret = prepared(({ db, tables: { token } }) =>
  db
    .select()
    .from(token)
    .where(eq(token.secretHash, sql.placeholder('secretHash'))),
)

/** The token with this secret, valid or not. */
export async function tokenBySecret(reader: Reader, secretHash: string): Promise<TokenRow | undefined> {
  const [row] = await tokenWithSecret(reader).execute({ secretHash })
  return row
}

/** The tokens among these that are not revoked, also expired ones. */
export async function unrevokedTokens(
  { db, tables: { token } }: Reader,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ id: token.id })
    .from(token)
    .where(and(inArray(token.id, [...ids]), isNull(token.revokedAt)))
  return rows.map(({ id }) => id)
}
