import { and, asc, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Reader, Writer } from '../../db/store.ts'
import type { ProfileContent } from '../../contract/display-profiles.ts'
import { profileOf, standingDisplays, type DisplayRow } from '../../access/queries.ts'

export { standingDisplays as displaysOf, type DisplayRow }

export async function displayById({ db, tables }: Reader, id: string): Promise<DisplayRow | undefined> {
  const [row] = await db.select().from(tables.display).where(eq(tables.display.id, id))
  return row
}

/** Displays whose code is still valid, paired ones included. */
export async function waitingDisplays({ db, tables }: Reader, now: string): Promise<DisplayRow[]> {
  const { display } = tables
  return db
    .select()
    .from(display)
    .where(and(isNull(display.revokedAt), gt(display.codeExpiresAt, now)))
}

/** The displays that were ever paired, revoked ones too, newest first. Others are left out: anybody may have begun their pairing. */
export async function pairedDisplays({ db, tables }: Reader): Promise<DisplayRow[]> {
  const { display } = tables
  return db
    .select()
    .from(display)
    .where(and(isNotNull(display.confirmedAt), isNull(display.remote)))
    .orderBy(desc(display.createdAt))
}

/** The remotes that are paired and not revoked, the newest first. */
export async function pairedRemotes({ db, tables: { display } }: Reader): Promise<DisplayRow[]> {
  return db
    .select()
    .from(display)
    .where(and(isNotNull(display.confirmedAt), isNull(display.revokedAt), isNotNull(display.remote)))
    .orderBy(desc(display.confirmedAt), asc(display.id))
}

/** A profile at its newest version. */
export interface KeptProfile {
  readonly id: string
  /** Undefined where the profile was deleted. */
  readonly content: ProfileContent | undefined
  readonly version: number
  readonly changedAt: string
  readonly changedBy: string
}

/** The profiles at their newest versions by their ids, deleted ones too. */
export async function newestProfiles({ db, tables }: Reader): Promise<ReadonlyMap<string, KeptProfile>> {
  const { displayProfile, ledger } = tables
  const rows = await db
    .select({
      id: displayProfile.profile,
      body: displayProfile.body,
      changedAt: ledger.at,
      changedBy: ledger.actor,
    })
    .from(displayProfile)
    .innerJoin(ledger, eq(ledger.sequence, displayProfile.sequence))
    .orderBy(asc(displayProfile.sequence))
  const newest = new Map<string, KeptProfile>()
  for (const { id, body, ...change } of rows) {
    const version = (newest.get(id)?.version ?? 0) + 1
    newest.set(id, { id, content: profileOf(body), version, ...change })
  }
  return newest
}

export async function insertDisplay({ db, tables }: Writer, row: DisplayRow): Promise<void> {
  await db.insert(tables.display).values(row)
}

export async function updateDisplay(
  { db, tables }: Writer,
  id: string,
  change: Partial<Omit<DisplayRow, 'id'>>,
): Promise<void> {
  await db.update(tables.display).set(change).where(eq(tables.display.id, id))
}

/** Deletes a display that waits and was never paired; its page asks for another code. */
export async function deleteDisplay({ db, tables }: Writer, id: string): Promise<void> {
  const { display } = tables
  await db.delete(display).where(and(eq(display.id, id), isNull(display.confirmedAt)))
}

/** Ends the pairing codes that nobody confirmed in time, and deletes those of their displays that were never paired. */
export async function endExpiredPairings({ db, tables }: Writer, now: string): Promise<void> {
  const { display } = tables
  await db.delete(display).where(and(isNull(display.confirmedAt), lte(display.codeExpiresAt, now)))
  await db.update(display).set({ codeHash: null, codeExpiresAt: null }).where(lte(display.codeExpiresAt, now))
}

/** Notes that a display is connected, and what it told of itself. */
export async function updateState(
  { db, tables }: Writer,
  id: string,
  state: string,
  now: string,
): Promise<void> {
  await db.update(tables.display).set({ lastSeenAt: now, state }).where(eq(tables.display.id, id))
}
