import type { Writer } from '../../db/store.ts'
import type { TokenRow } from '../../access/queries.ts'

export type { TokenRow }

export async function insertToken({ db, tables }: Writer, row: TokenRow): Promise<void> {
  await db.insert(tables.token).values(row)
}
