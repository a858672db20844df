import { eq, inArray } from 'drizzle-orm'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { ledgerCut } from './kinds/cuts.ts'
import { verifyAll, type Unsound, type WholeVerification } from './verify-ledger.ts'

/** An entry's number and hash as they were written down outside the database. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
  /** When it was written down, where that is known. */
  readonly at?: string
  /** Where it was written down, as a message names it. */
  readonly from: string
}

/** Holds everything against the ledger, and the ledger against what was written down of it outside. */
export async function verifyByAnchors(
  reader: Reader,
  contents: ReadableContents,
  anchors: readonly Anchor[],
): Promise<WholeVerification> {
  const found = await verifyAll(reader, contents)
  return found.sound ? ((await faultOfAnchors(reader, found.head, anchors)) ?? found) : found
}

/**
 * The first anchor that the ledger does not hold: it ends before that entry, or has another there. A chain that somebody shortened or
 * reckoned anew from a changed value is sound by itself, and is found by this alone. Where a restored ledger was cut, what lay after
 * the cut is looked for no more.
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
