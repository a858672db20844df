import { eq, lt, or } from 'drizzle-orm'
import { later } from '../../../clock.ts'
import type { Reader } from '../../../db/store.ts'
import { auditAnchored } from './verify-audit.ts'

const day = 86_400_000

/**
 * Whether a ledger is so young that nothing needs to have been noted of it outside: no night has passed, and no entry is older than a day.
 * Beside an older ledger an empty folder of backups was emptied, or is another folder than before.
 */
export async function isBeginning({ db, tables: { ledger } }: Reader, now: string): Promise<boolean> {
  const older = await db
    .select({ sequence: ledger.sequence })
    .from(ledger)
    .where(or(eq(ledger.kind, auditAnchored), lt(ledger.at, later(now, -day))))
    .limit(1)
  return older.length === 0
}
