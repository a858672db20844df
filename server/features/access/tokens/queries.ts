import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { prepared } from '../../../db/statements/prepared.ts'
import type { Reader, Tables, Writer } from '../../../db/store.ts'

export type TokenRow = Tables['token']['$inferSelect']

const bySecret = prepared(({ db, tables: { token } }) =>
  db
    .select()
    .from(token)
    .where(and(eq(token.secretHash, sql.placeholder('secretHash')), isNull(token.revokedAt))),
)

/** The token with this secret, unless revoked. */
export async function tokenBySecret(reader: Reader, secretHash: string): Promise<TokenRow | undefined> {
  const [row] = await bySecret(reader).execute({ secretHash })
  return row
}

/** Which of these tokens are not revoked. */
export async function standingTokens(
  { db, tables: { token } }: Reader,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ id: token.id })
    .from(token)
    .where(and(inArray(token.id, [...ids]), isNull(token.revokedAt)))
  return rows.map(({ id }) => id)
}

export async function insertToken({ db, tables }: Writer, row: TokenRow): Promise<void> {
  await db.insert(tables.token).values(row)
}
