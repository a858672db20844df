import { asc, desc, gt } from 'drizzle-orm'
import { hashOfColumns, type ChainHashFunction } from './chain-hash.ts'
import { insertRows } from '../statements/insert-rows.ts'
import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../statements/reader.ts'

/** An entry of the ledger. `payload` is JSON text exactly as it was hashed. */
export interface LedgerEntry {
  readonly sequence: number
  readonly at: string
  readonly actor: string
  readonly kind: string
  readonly subject: string
  readonly payload: string
  readonly previousHash: string
  readonly hash: string
}

/** The end of the ledger; `emptyHead` before the first entry. */
export type LedgerHead = Pick<LedgerEntry, 'sequence' | 'at' | 'hash'>

export const emptyHead: LedgerHead = { sequence: 0, at: '', hash: '0'.repeat(64) }

/** The hash of all other columns, the previous hash included, so that every altered byte of a row is found. */
export function ledgerHash(entry: Omit<LedgerEntry, 'hash'>, by: ChainHashFunction): string {
  const { sequence, at, actor, kind, subject, payload, previousHash } = entry
  return hashOfColumns([sequence, at, actor, kind, subject, payload, previousHash], by)
}

/** The entry that follows `head`. Its time never runs backwards, whatever the clock does, because `asOf` instants rely on it. */
export function nextEntry(
  head: LedgerHead,
  change: { at: string; actor: string; kind: string; subject: string; payload: unknown },
  by: ChainHashFunction,
): LedgerEntry {
  const entry = {
    sequence: head.sequence + 1,
    at: change.at > head.at ? change.at : head.at,
    actor: change.actor,
    kind: change.kind,
    subject: change.subject,
    payload: JSON.stringify(change.payload),
    previousHash: head.hash,
  }
  return { ...entry, hash: ledgerHash(entry, by) }
}

/** Stores consecutive entries. Only a store's own transaction may call it, since it knows the head. */
export async function insertEntries(writer: Reader, entries: readonly LedgerEntry[]): Promise<void> {
  await insertRows(writer, 'ledger', entries)
}

const newestEntry = prepared(({ db, tables }) => {
  const { sequence, at, hash } = tables.ledger
  return db.select({ sequence, at, hash }).from(tables.ledger).orderBy(desc(sequence)).limit(1)
})

export async function ledgerHead(reader: Reader): Promise<LedgerHead> {
  const [last] = await newestEntry(reader).execute()
  return last ?? emptyHead
}

/** The entries after `since` in their order, at most `limit`. */
export async function ledgerAfter(
  { db, tables }: Reader,
  since: number,
  limit: number,
): Promise<LedgerEntry[]> {
  const { sequence } = tables.ledger
  return db.select().from(tables.ledger).where(gt(sequence, since)).orderBy(asc(sequence)).limit(limit)
}
