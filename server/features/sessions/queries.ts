import { and, desc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import type { SessionTerms } from '../../access/credentials/session-terms.ts'
import { tellsOfAccess } from '../../db/ledger/access-event.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export type SessionRow = Tables['session']['$inferSelect']

export async function insertSession({ db, tables }: Writer, row: SessionRow): Promise<void> {
  await db.insert(tables.session).values(row)
}

/** A person's sessions that have not ended, the newest first. */
export async function sessionsOf(
  { db, tables: { session } }: Reader,
  person: string,
  { now, activeAfter }: SessionTerms,
): Promise<SessionRow[]> {
  return db
    .select()
    .from(session)
    .where(
      and(
        eq(session.person, person),
        gt(session.expiresAt, now),
        or(isNull(session.lastActiveAt), gt(session.lastActiveAt, activeAfter)),
      ),
    )
    .orderBy(desc(session.createdAt))
}

/** Updates when sessions were last active, by the hashes of their secrets. */
export async function updateLastActive(
  { db, tables: { session } }: Writer,
  seen: readonly (readonly [secretHash: string, at: string])[],
): Promise<void> {
  for (const [secretHash, at] of seen)
    await db.update(session).set({ lastActiveAt: at }).where(eq(session.secretHash, secretHash))
}

export async function deleteExpiredSessions({ db, tables }: Writer, now: string): Promise<void> {
  await db.delete(tables.session).where(lte(tables.session.expiresAt, now))
}

/** The entries of the ledger since a time by which others changed how a person signs in and what the person may do, the newest first. */
export async function accessEntries(
  { db, tables: { ledger } }: Reader,
  subject: string,
  since: string,
  most: number,
): Promise<LedgerEntry[]> {
  return db
    .select()
    .from(ledger)
    .where(and(eq(ledger.subject, subject), gt(ledger.at, since), ne(ledger.actor, subject), tellsOfAccess))
    .orderBy(desc(ledger.sequence))
    .limit(most)
}

type KnownAddressRow = Tables['knownAddress']['$inferSelect']

export async function knownAddressOf(
  { db, tables: { knownAddress } }: Reader,
  holder: string,
  address: string,
): Promise<KnownAddressRow | undefined> {
  const [row] = await db
    .select()
    .from(knownAddress)
    .where(and(eq(knownAddress.holder, holder), eq(knownAddress.address, address)))
  return row
}

export async function insertKnownAddress({ db, tables }: Writer, row: KnownAddressRow): Promise<void> {
  await db.insert(tables.knownAddress).values(row)
}

export async function updateKnownAddress(
  { db, tables: { knownAddress } }: Writer,
  { holder, address }: Pick<KnownAddressRow, 'holder' | 'address'>,
  change: Partial<Omit<KnownAddressRow, 'holder' | 'address'>>,
): Promise<void> {
  await db
    .update(knownAddress)
    .set(change)
    .where(and(eq(knownAddress.holder, holder), eq(knownAddress.address, address)))
}

export async function deleteAddressesBefore(
  { db, tables: { knownAddress } }: Writer,
  holder: string,
  before: string,
): Promise<void> {
  await db
    .delete(knownAddress)
    .where(and(eq(knownAddress.holder, holder), lte(knownAddress.lastUsedAt, before)))
}
