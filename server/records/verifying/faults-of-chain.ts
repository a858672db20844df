import { Value } from 'typebox/value'
import { isInstant, later } from '../../clock.ts'
import { hashFunctionFrom, ledgerBegun, type ChainHashFunction } from '../../db/ledger/chain-hash.ts'
import {
  emptyHead,
  ledgerAfter,
  ledgerHash,
  ledgerHead,
  type LedgerEntry,
  type LedgerHead,
} from '../../db/ledger/ledger.ts'
import { readPayload } from '../../db/ledger/read-payload.ts'
import { rowBeforeFirst } from '../../db/ledger/row-before-first.ts'
import type { Reader } from '../../db/store.ts'
import { actsHeld } from '../accounts/acts-held.ts'
import { auditAnchored } from '../accounts/audit/verify-audit.ts'
import { ledgerCut } from '../kinds/cuts.ts'
import type { RecordFault } from '../record-kind.ts'
import { recordKindOf, recordRows, tellsOf } from '../registry.ts'
import { clocksApart, type Faults, type VerifyTerms } from './gather-faults.ts'

/** The end of a chain that was walked, and the kinds of its entries that this program does not know, with their numbers. */
export interface Walked {
  readonly head: LedgerHead
  readonly unknown: ReadonlyMap<string, number>
}

const batch = 2_000
/** The kinds whose entries verifications themselves go by. */
const reliedOn: readonly string[] = [ledgerBegun, ledgerCut, auditAnchored]

/** The faults of the chain, and of the rows that its entries tell, in the order of the entries. */
export async function* faultsOfChain(reader: Reader, { most = 1, now, told }: VerifyTerms): Faults<Walked> {
  const unnumbered = await rowBeforeFirst(reader, 'ledger')
  if (unnumbered !== undefined) yield { sequence: unnumbered, fault: '底账从第 1 号起；这一行不是本系统所记' }
  const of = (await ledgerHead(reader)).sequence
  const latest = now === undefined ? undefined : later(now, clocksApart)
  const unknown = new Map<string, number>()
  let head: LedgerHead = emptyHead
  let by: ChainHashFunction | undefined
  let isAhead = false
  const faultOfAct = actsHeld()
  for (;;) {
    told?.({ step: '底账', done: head.sequence, of })
    const entries = await ledgerAfter(reader, head.sequence, batch)
    if (entries.length === 0) return { head, unknown }
    by ??= hashFunctionFrom(entries[0]!)
    const faults: RecordFault[] = []
    // The rows of an altered entry are not checked.
    const whole: LedgerEntry[] = []
    for (const entry of entries) {
      const { sequence, at, kind } = entry
      const fault = faultOfLink(head, entry, by) ?? faultOfContent(entry)
      if (fault === undefined) whole.push(entry)
      else faults.push({ sequence, fault })
      if (!isAhead && latest !== undefined && at > latest) {
        isAhead = true
        faults.push({ sequence, fault: '时间晚于现在：机器的时钟拨快过，或这一号是伪造的' })
      }
      if (recordKindOf(kind) === undefined) unknown.set(kind, (unknown.get(kind) ?? 0) + 1)
      head = entry
    }
    faults.push(...(await faultsOfRows(reader, whole, most)))
    for (const entry of whole) {
      const fault = faultOfAct(entry)
      if (fault !== undefined) faults.push({ sequence: entry.sequence, fault })
    }
    yield* faults.sort((a, b) => a.sequence - b.sequence)
  }
}

function faultOfLink(head: LedgerHead, entry: LedgerEntry, by: ChainHashFunction): string | undefined {
  if (entry.sequence !== head.sequence + 1) return `缺少第 ${head.sequence + 1} 号`
  if (entry.previousHash !== head.hash) return '与上一条不相连（previous_hash）'
  if (ledgerHash(entry, by) !== entry.hash) return '内容与哈希不符'
  if (entry.at < head.at) return '时间早于上一条'
  return undefined
}

/** The fault of an entry that is chained rightly, but could not have been written by the program. */
function faultOfContent({ at, kind, payload }: LedgerEntry): string | undefined {
  if (!isInstant(at)) return '时间不是本系统所记的写法'
  const read = readPayload(payload)
  const isRead = read && (!reliedOn.includes(kind) || Value.Check(recordKindOf(kind)!.payload, read))
  return isRead ? undefined : '内容读不懂'
}

/** The faults of the rows that these entries tell, at most so many of each table. Entries of unknown kinds are skipped. */
async function faultsOfRows(
  reader: Reader,
  entries: readonly LedgerEntry[],
  most: number,
): Promise<RecordFault[]> {
  const faults: RecordFault[] = []
  for (const rows of recordRows) {
    let left = entries.filter(({ kind }) => tellsOf(kind, rows))
    for (let found = 0; found < most && left.length > 0; found += 1) {
      const fault = await rows.faultOfEntries?.(reader, left)
      if (fault === undefined) break
      faults.push(fault)
      left = left.filter(({ sequence }) => sequence > fault.sequence)
    }
  }
  return faults
}
