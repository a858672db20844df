import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Tables, Writer } from '../../../db/store.ts'

export type TokenRow = Tables['token']['$inferSelect']

/** The token with this secret, unless revoked. */
export async function tokenBySecret(
  { db, tables }: Reader,
  secretHash: string,
): Promise<TokenRow | undefined> {
  const { token } = tables
  const [row] = await db
    .select()
    .from(token)
    .where(and(eq(token.secretHash, secretHash), isNull(token.revokedAt)))
  return row
}

export async function insertToken({ db, tables }: Writer, row: TokenRow): Promise<void> {
  await db.insert(tables.token).values(row)
}
