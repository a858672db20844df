import { count } from 'drizzle-orm'
import { foreignParts } from '../db/availability/foreign-parts.ts'
import { faultText } from '../db/files/fault-text.ts'
import { faultOfContent as faultOfFile, type ReadableContents } from '../db/files/file-contents.ts'
import { filesReferredTo } from '../db/files/file-rows.ts'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import { faultsOfAccounts } from './accounts/accounts.ts'
import type { AuditHead } from './accounts/audit/audit-entry.ts'
import { faultsOfAudit } from './accounts/audit/verify-audit.ts'
import { faultsOfSessions } from './accounts/audit/verify-sessions.ts'
import { recordRows } from './registry.ts'
import { faultsOfChain, type Walked } from './verifying/faults-of-chain.ts'
import {
  gatherFaults,
  type Fault,
  type Faults,
  type Unsound,
  type VerifyTerms,
} from './verifying/gather-faults.ts'

/** The outcome of a verification: the end of the ledger, or its faults. */
export type Verification = SoundLedger | Unsound

interface SoundLedger {
  readonly sound: true
  readonly head: LedgerHead
  readonly entries: number
  /** The number of stored revisions, drafts and returned ones included. */
  readonly revisions: number
  /** The number of entries of the audit log. */
  readonly audited: number
  readonly auditEnd: AuditHead
  /** What is no fault, but should be seen by whoever verifies. */
  readonly remarks: readonly string[]
}

/**
 * Verifies the whole chain, and every row that the ledger tells against it. Any byte of these that was altered, removed or added without
 * the program is found and its place named.
 */
export async function verifyLedger(reader: Reader, terms: VerifyTerms = {}): Promise<Verification> {
  return gatherFaults(faultsOfLedger(reader, terms), terms.most)
}

async function* faultsOfLedger(reader: Reader, terms: VerifyTerms): Faults<SoundLedger> {
  const walked = yield* faultsOfChain(reader, terms)
  terms.told?.({ step: '各表与账号', done: 0, of: recordRows.length })
  for (const [done, { faultOfRows }] of recordRows.entries()) {
    const fault = await faultOfRows(reader)
    if (fault) yield fault
    terms.told?.({ step: '各表与账号', done: done + 1, of: recordRows.length })
  }
  const { faults, unknown } = await foreignParts(reader)
  yield* faults.map(placeless)
  yield* faultsOfAccounts(reader)
  const audited = yield* faultsOfAudit(reader, terms)
  for await (const fault of faultsOfSessions(reader)) yield placeless(fault)
  const { head } = walked
  const revisions = await countRevisions(reader)
  const remarks = remarksOn(walked, unknown)
  return {
    sound: true,
    head,
    entries: head.sequence,
    revisions,
    audited: audited.entries,
    auditEnd: audited.head,
    remarks,
  }
}

function placeless(fault: string): Fault {
  return { sequence: null, fault }
}

function remarksOn({ unknown }: Walked, parts: readonly string[]): string[] {
  const kinds = [...unknown.keys()].sort()
  const entries = [...unknown.values()].reduce((sum, one) => sum + one, 0)
  return [
    ...(entries === 0 ? [] : [`底账有 ${entries} 条是本版本不认识的事项：${kinds.join('、')}`]),
    ...(parts.length === 0 ? [] : [`数据库里有不是本系统所建的表、视图或事件触发器：${parts.join('、')}`]),
  ]
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
  return gatherFaults(faultsOfAll(reader, contents, {}))
}

export async function* faultsOfAll(
  reader: Reader,
  contents: ReadableContents,
  terms: VerifyTerms,
): Faults<SoundWhole> {
  const found = yield* faultsOfLedger(reader, terms)
  const files = await filesReferredTo(reader)
  for (const [done, file] of files.entries()) {
    terms.told?.({ step: '文件', done, of: files.length })
    const fault = await faultOfFile(contents, file.hash)
    if (fault) yield { sequence: file.sequence, fault: faultText(file, fault) }
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
export function unsoundText({ sequence, fault }: Fault): string {
  return sequence === null ? fault : `第 ${sequence} 号：${fault}`
}
