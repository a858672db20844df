import { lt } from 'drizzle-orm'
import type { Reader } from '../statements/reader.ts'

/**
 * The sequence of a row of a chain that lies before its first, 1; undefined where there is none. The program writes none, and no
 * verification of the chain would come by it.
 */
export async function rowBeforeFirst(
  { db, tables }: Reader,
  chain: 'ledger' | 'auditEntry',
): Promise<number | undefined> {
  const { sequence } = tables[chain]
  const [row] = await db.select({ sequence }).from(tables[chain]).where(lt(sequence, 1)).limit(1)
  return row?.sequence
}
