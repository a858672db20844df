import { desc, eq } from 'drizzle-orm'
import type { Reader, Writer } from '../../db/store.ts'
import type { TokenRow } from '../../access/queries.ts'

export type { TokenRow }

export async function insertToken({ db, tables }: Writer, row: TokenRow): Promise<void> {
  await db.insert(tables.token).values(row)
}

/** All tokens, newest first. */
export async function allTokens({ db, tables: { token } }: Reader): Promise<TokenRow[]> {
  return db.select().from(token).orderBy(desc(token.createdAt), desc(token.id))
}

export async function tokenById(
  { db, tables: { token } }: Reader,
  id: string,
): Promise<TokenRow | undefined> {
  const [row] = await db.select().from(token).where(eq(token.id, id))
  return row
}

export async function markRevoked({ db, tables: { token } }: Writer, id: string, at: string): Promise<void> {
  await db.update(token).set({ revokedAt: at }).where(eq(token.id, id))
}

export async function updateLastUsed(
  { db, tables: { token } }: Writer,
  used: readonly (readonly [id: string, at: string])[],
): Promise<void> {
  for (const [id, at] of used) await db.update(token).set({ lastUsedAt: at }).where(eq(token.id, id))
}
