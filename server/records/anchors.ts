import { eq, inArray } from 'drizzle-orm'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { ledgerCut } from './kinds/cuts.ts'
import { verifyAll, type Unsound, type WholeVerification } from './verify-ledger.ts'

/** The sequence and hash of a ledger entry, as written outside the database. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
  /** The time at which it was written, where that is known. */
  readonly at?: string
  /** The place at which it was written, as a message names it. */
  readonly from: string
}

/** Verifies everything against the ledger, and the ledger against anchors outside. */
export async function verifyByAnchors(
  reader: Reader,
  contents: ReadableContents,
  anchors: readonly Anchor[],
): Promise<WholeVerification> {
  const found = await verifyAll(reader, contents)
  return found.sound ? ((await faultOfAnchors(reader, found.head, anchors)) ?? found) : found
}

/**
 * The first anchor that the ledger does not contain: it ends before that entry, or has another one there. Only anchors reveal a chain that
 * was shortened or computed again from an altered value. Anchors after the cut of a restored ledger do not count.
 */
export async function faultOfAnchors(
  reader: Reader,
  head: LedgerHead,
  anchors: readonly Anchor[],
): Promise<Unsound | undefined> {
  const { db, tables } = reader
  const { ledger } = tables
  const cuts = (await db.select().from(ledger).where(eq(ledger.kind, ledgerCut))).map(({ at, payload }) => {
    const { last, removed } = JSON.parse(payload) as { last: number; removed: { sequence: number } }
    return { at, last, removed: removed.sequence }
  })
  const looked = anchors
    .filter(({ sequence, at }) => !cuts.some((cut) => isCutAway(sequence, at, cut)))
    .sort((a, b) => a.sequence - b.sequence)
  const numbers = looked.map(({ sequence }) => sequence)
  const rows = await db
    .select({ sequence: ledger.sequence, hash: ledger.hash })
    .from(ledger)
    .where(inArray(ledger.sequence, numbers))
  const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]))
  for (const { sequence, hash, from } of looked) {
    if (sequence > head.sequence)
      return {
        sound: false,
        sequence,
        fault: `底账只到第 ${head.sequence} 号，而${from}记有这一号；其后的被删去`,
      }
    const stands = sequence === 0 ? hash : hashes.get(sequence)
    if (stands !== hash)
      return { sound: false, sequence, fault: `哈希与${from}所记不同：这一号或之前的底账被改写` }
  }
  return undefined
}

function isCutAway(
  sequence: number,
  at: string | undefined,
  cut: { readonly at: string; readonly last: number; readonly removed: number },
): boolean {
  return at !== undefined && at < cut.at && sequence > cut.last && sequence <= cut.removed
}
