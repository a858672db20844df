import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '../../../db/prepared.ts'
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

export async function insertToken({ db, tables }: Writer, row: TokenRow): Promise<void> {
  await db.insert(tables.token).values(row)
}
