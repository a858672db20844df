import { asc } from 'drizzle-orm'
import { hashFunctionFrom } from '#server/db/ledger/chain-hash.ts'
import { emptyHead, nextEntry, type LedgerEntry } from '#server/db/ledger/ledger.ts'
import type { Writer } from '#server/db/store.ts'

/** The whole chain is computed again, so that it is sound by itself. */
export async function rebuildChain({ db, tables: { ledger } }: Writer): Promise<void> {
  const entries: LedgerEntry[] = await db.select().from(ledger).orderBy(asc(ledger.sequence))
  await db.delete(ledger)
  let head: Pick<LedgerEntry, 'sequence' | 'at' | 'hash'> = emptyHead
  for (const entry of entries) {
    const made: LedgerEntry = nextEntry(
      head,
      { ...entry, payload: JSON.parse(entry.payload) as unknown },
      hashFunctionFrom(entries[0]!),
    )
    await db.insert(ledger).values(made)
    head = made
  }
}
