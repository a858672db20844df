import { asc, eq, inArray } from 'drizzle-orm'
import type { LedgerHead } from '../../db/ledger/ledger.ts'
import { readPayload } from '../../db/ledger/read-payload.ts'
import type { Reader } from '../../db/store.ts'
import type { AuditHead } from '../accounts/audit/audit-entry.ts'
import { ledgerCut } from '../kinds/cuts.ts'
import type { Unsound } from './gather-faults.ts'

/** The sequence and hash of a ledger entry, as written outside the database. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
  /** The time at which it was written, where that is known. */
  readonly at?: string
  /** The place at which it was written, as a message names it. */
  readonly from: string
  /** Its signature, which the caller verifies; undefined for an anchor from a place without signatures. */
  readonly signed?: { readonly signature: unknown }
  /** The end of the audit log then; undefined where that place tells none. */
  readonly audit?: Pick<AuditHead, 'sequence' | 'hash'> | undefined
}

/**
 * The first anchor that the ledger does not contain: it ends before that entry, or has another one there. Only anchors reveal a chain that
 * was shortened or computed again from an altered value. Anchors after the cut of a restored ledger do not count; signed ones only where a
 * signed anchor confirms the cut, or an operator by `confirmed`, the sequence of its entry, since whoever writes the database can forge a
 * cut.
 */
export async function faultOfAnchors(
  reader: Reader,
  head: LedgerHead,
  anchors: readonly Anchor[],
  confirmed?: number,
): Promise<Unsound | undefined> {
  const cuts = await cutsOf(reader)
  const whyNot = new Map<Anchor, Cut>()
  const looked = anchors
    .filter((anchor) => {
      const cut = cuts.find((one) => isCutAway(anchor, one))
      if (cut === undefined) return true
      if (!anchor.signed?.signature || cut.sequence === confirmed) return false
      if (anchors.some((other) => confirms(other, cut))) return false
      whyNot.set(anchor, cut)
      return true
    })
    .sort((a, b) => a.sequence - b.sequence)
  const { ledger } = reader.tables
  const numbers = looked.map(({ sequence }) => sequence)
  const rows = await reader.db
    .select({ sequence: ledger.sequence, hash: ledger.hash })
    .from(ledger)
    .where(inArray(ledger.sequence, numbers))
  const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]))
  for (const anchor of looked) {
    const { sequence, hash, from } = anchor
    const unconfirmed = unconfirmedText(whyNot.get(anchor))
    if (sequence > head.sequence)
      return {
        sound: false,
        sequence,
        fault: `底账只到第 ${head.sequence} 号，而${from}记有这一号；其后的被删去${unconfirmed}`,
      }
    const stands = sequence === 0 ? hash : hashes.get(sequence)
    if (stands !== hash)
      return {
        sound: false,
        sequence,
        fault: `哈希与${from}所记不同：这一号或之前的底账被改写${unconfirmed}`,
      }
  }
  return undefined
}

/** The entry of a restored ledger on its cut. */
interface Cut {
  readonly sequence: number
  readonly at: string
  /** The last entry that was kept, and the last of those that were removed. */
  readonly last: number
  readonly removed: number
}

/** What an entry on a cut tells; an altered one may tell nothing of it. */
type CutTold = Partial<{ readonly last: number; readonly removed: { readonly sequence?: number } }>

/** The cuts that the ledger tells, each by the entry right after the last that was kept; an entry at any other place is forged. */
async function cutsOf({ db, tables: { ledger } }: Reader): Promise<Cut[]> {
  const entries = await db
    .select()
    .from(ledger)
    .where(eq(ledger.kind, ledgerCut))
    .orderBy(asc(ledger.sequence))
  return entries.flatMap(({ sequence, at, payload }) => {
    const { last, removed } = (readPayload(payload) ?? {}) as CutTold
    if (last === undefined || removed?.sequence === undefined) return []
    return sequence === last + 1 ? [{ sequence, at, last, removed: removed.sequence }] : []
  })
}

function isCutAway({ sequence, at }: Anchor, cut: Cut): boolean {
  return at !== undefined && at < cut.at && sequence > cut.last && sequence <= cut.removed
}

/** Whether a signed anchor is of a ledger that contains the cut. */
function confirms({ sequence, at, signed }: Anchor, cut: Cut): boolean {
  return Boolean(signed?.signature) && at !== undefined && at >= cut.at && sequence >= cut.sequence
}

function unconfirmedText(cut: Cut | undefined): string {
  return cut === undefined
    ? ''
    : `（底账第 ${cut.sequence} 号说这是恢复备份时截去的，但没有签名证实；确是恢复的，请运行 npm run ledger -- head --cut ${cut.sequence}）`
}
