import { count } from 'drizzle-orm'
import { foreignTriggers } from '../db/availability/foreign-triggers.ts'
import { faultText } from '../db/files/fault-text.ts'
import { faultOfContent as faultOfFile, type ReadableContents } from '../db/files/file-contents.ts'
import { filesReferredTo } from '../db/files/file-rows.ts'
import { chainHashFrom, type ChainHash } from '../db/ledger/chain-hash.ts'
import { rowBeforeFirst } from '../db/ledger/row-before-first.ts'
import { emptyHead, ledgerAfter, ledgerHash, type LedgerEntry, type LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import { faultOfAccounts } from './accounts/accounts.ts'
import { verifyAudit } from './accounts/audit/verify-audit.ts'
import { faultOfSessions } from './accounts/audit/verify-sessions.ts'
import type { RecordFault } from './record-kind.ts'
import { recordRows, tellsOf } from './registry.ts'

/** The outcome of a verification: the end of the ledger, or the first fault. */
export type Verification = SoundLedger | Unsound

interface SoundLedger {
  readonly sound: true
  readonly head: LedgerHead
  readonly entries: number
  /** The number of stored revisions, drafts and returned ones included. */
  readonly revisions: number
  /** The number of entries of the audit log. */
  readonly audited: number
}

/** A fault of the database. No entry is named where none tells of the fault. */
export interface Unsound {
  readonly sound: false
  readonly sequence: number | null
  readonly fault: string
}

const batch = 2_000

/**
 * Verifies the whole chain, and every row that the ledger tells against it. Any byte of these that was altered, removed or added without
 * the program is found and its place named.
 */
export async function verifyLedger(reader: Reader): Promise<Verification> {
  let head: LedgerHead = emptyHead
  let by: ChainHash | undefined
  const unnumbered = await rowBeforeFirst(reader, 'ledger')
  if (unnumbered !== undefined)
    return { sound: false, sequence: unnumbered, fault: '底账从第 1 号起；这一行不是本系统所记' }
  for (;;) {
    const entries = await ledgerAfter(reader, head.sequence, batch)
    if (entries.length === 0) break
    by ??= chainHashFrom(entries[0]!)
    // The rows of an altered entry are not checked.
    const { linked, broken } = linkedTo(head, entries, by)
    const fault = (await faultOfContent(reader, linked)) ?? broken
    if (fault) return { sound: false, ...fault }
    head = entries.at(-1)!
  }
  for (const { faultOfRows } of recordRows) {
    const fault = await faultOfRows(reader)
    if (fault) return { sound: false, ...fault }
  }
  const [trigger] = await foreignTriggers(reader)
  if (trigger !== undefined)
    return { sound: false, sequence: null, fault: `数据库里有不是本系统所建的触发器：${trigger}` }
  const account = await faultOfAccounts(reader)
  if (account) return { sound: false, ...account }
  const audit = await verifyAudit(reader)
  if (!audit.sound) return { sound: false, sequence: null, fault: audit.fault }
  const session = await faultOfSessions(reader)
  if (session !== undefined) return { sound: false, sequence: null, fault: session }
  const revisions = await countRevisions(reader)
  return { sound: true, head, entries: head.sequence, revisions, audited: audit.entries }
}

/** The outcome of a verification that also read the files. */
export type WholeVerification = SoundWhole | Unsound

export interface SoundWhole extends SoundLedger {
  readonly files: number
}

/**
 * Verifies everything against the ledger: the database, and the content of every file that the ledger refers to. A missing or altered file
 * is named by the first entry that refers to it.
 */
export async function verifyAll(reader: Reader, contents: ReadableContents): Promise<WholeVerification> {
  const found = await verifyLedger(reader)
  if (!found.sound) return found
  const files = await filesReferredTo(reader)
  for (const file of files) {
    const fault = await faultOfFile(contents, file.hash)
    if (fault) return { sound: false, sequence: file.sequence, fault: faultText(file, fault) }
  }
  return { ...found, files: files.length }
}

async function countRevisions({ db, tables: { observation } }: Reader): Promise<number> {
  const [found] = await db.select({ revisions: count() }).from(observation)
  return found?.revisions ?? 0
}

/** The amounts of a database in words, which are the same wherever it was copied or verified. */
export function amountsText({ revisions, files }: Pick<SoundWhole, 'revisions' | 'files'>): string {
  return `数据 ${revisions} 条，文件 ${files} 份`
}

/** A fault and its place, in one clause for a person. */
export function unsoundText({ sequence, fault }: Unsound): string {
  return sequence === null ? fault : `第 ${sequence} 号：${fault}`
}

/** The entries that follow the head, up to the first with a fault. */
function linkedTo(
  head: LedgerHead,
  entries: readonly LedgerEntry[],
  by: ChainHash,
): { linked: readonly LedgerEntry[]; broken?: RecordFault } {
  let last = head
  for (const [place, entry] of entries.entries()) {
    const fault = faultOfLink(last, entry, by)
    if (fault !== undefined) {
      return { linked: entries.slice(0, place), broken: { sequence: entry.sequence, fault } }
    }
    last = entry
  }
  return { linked: entries }
}

function faultOfLink(head: LedgerHead, entry: LedgerEntry, by: ChainHash): string | undefined {
  if (entry.sequence !== head.sequence + 1) return `缺少第 ${head.sequence + 1} 号`
  if (entry.previousHash !== head.hash) return '与上一条不相连（previous_hash）'
  if (ledgerHash(entry, by) !== entry.hash) return '内容与哈希不符'
  if (entry.at < head.at) return '时间早于上一条'
  return undefined
}

/** The first of these entries whose rows differ from it. Entries of kinds that only a newer program knows are skipped. */
async function faultOfContent(
  reader: Reader,
  entries: readonly LedgerEntry[],
): Promise<RecordFault | undefined> {
  const faults: RecordFault[] = []
  for (const rows of recordRows) {
    const told = entries.filter(({ kind }) => tellsOf(kind, rows))
    const fault = told.length === 0 ? undefined : await rows.faultOfEntries?.(reader, told)
    if (fault) faults.push(fault)
  }
  return faults.sort((a, b) => a.sequence - b.sequence)[0]
}
