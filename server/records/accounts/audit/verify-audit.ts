import { asc, eq } from 'drizzle-orm'
import { isInstant, later } from '../../../clock.ts'
import { chainHashFunction, type ChainHashFunction } from '../../../db/ledger/chain-hash.ts'
import { ledgerHead } from '../../../db/ledger/ledger.ts'
import { readPayload } from '../../../db/ledger/read-payload.ts'
import { rowBeforeFirst } from '../../../db/ledger/row-before-first.ts'
import type { Reader } from '../../../db/store.ts'
import { auditHash, noAudit, type AuditEntry, type AuditHead } from './audit-entry.ts'
import {
  clocksApart,
  gatherFaults,
  type Fault,
  type Faults,
  type VerifyTerms,
} from '../../verifying/gather-faults.ts'
import { auditAfter, auditHead } from './audit-rows.ts'

/** The least time for which the audit log is kept; the law requires six months. */
const keptAtLeast = 200 * 86_400_000

const batch = 2_000

/** The kind of the ledger entry on the log's end, written once a day. */
export const auditAnchored = 'audit.anchored'

/** The outcome of verifying the log: its end, or the first place that was altered. */
export type AuditVerification =
  | { readonly sound: true; readonly head: AuditHead; readonly entries: number }
  | { readonly sound: false; readonly fault: string }

/**
 * Verifies the chain of the log, so that altered, removed and added entries are found. It begins where the last entry on forgetting says,
 * and must agree with the ends that the ledger tells.
 */
export async function verifyAudit(reader: Reader): Promise<AuditVerification> {
  const found = await gatherFaults(faultsOfAudit(reader, {}))
  return 'sound' in found ? found : { sound: true, ...found }
}

/** The end of a log that was walked, and the number of its entries. */
interface WalkedAudit {
  readonly head: AuditHead
  readonly entries: number
}

/** The faults of the log, in its order; no entry of the ledger tells of them. */
export async function* faultsOfAudit(reader: Reader, { now, told }: VerifyTerms): Faults<WalkedAudit> {
  const unnumbered = await rowBeforeFirst(reader, 'auditEntry')
  if (unnumbered !== undefined) yield inLog(unnumbered, '审计日志从第 1 条起；这一行不是本系统所记')
  let head: AuditHead | undefined
  let entries = 0
  const { sequence: of } = await auditHead(reader)
  const anchors = await anchorsIn(reader)
  const by = (await chainHashFunction(reader)) ?? 'sha256'
  const { at: ledgerAt } = await ledgerHead(reader)
  const until = now !== undefined && now < ledgerAt ? now : ledgerAt
  const latest = now === undefined ? undefined : later(now, clocksApart)
  for (;;) {
    told?.({ step: '审计日志', done: head?.sequence ?? 0, of })
    const page = await auditAfter(reader, head?.sequence ?? 0, batch)
    if (page.length === 0) break
    head ??= await beginning(reader, page[0]!, { anchors, until })
    for (const entry of page) {
      const anchored = anchors.get(entry.sequence)?.hash
      const fault = faultOfLink(head, entry, { anchored, by }) ?? faultOfTime(head, entry, latest)
      if (fault !== undefined) yield inLog(entry.sequence, fault)
      head = entry
    }
    entries += page.length
  }
  const end = head ?? noAudit
  const last = Math.max(0, ...anchors.keys())
  if (last > end.sequence)
    yield {
      sequence: null,
      fault: `审计日志只到第 ${end.sequence} 条，而底账记有第 ${last} 条；其后的被删去`,
    }
  return { head: end, entries }
}

function inLog(entry: number, fault: string): Fault {
  return { sequence: null, fault: `审计日志第 ${entry} 条：${fault}` }
}

/**
 * The beginning of the log: its first entry of all, or the one after entries that were forgotten in due time, as the ledger shows: it told
 * an end that covers them long enough before.
 */
async function beginning(
  reader: Reader,
  first: AuditEntry,
  { anchors, until }: { readonly anchors: Anchors; readonly until: string },
): Promise<AuditHead> {
  const before = { sequence: first.sequence - 1, hash: first.previousHash }
  const { db, tables } = reader
  const told = await db.select().from(tables.auditEntry).where(eq(tables.auditEntry.kind, 'forgotten'))
  const forgotten = told.some(({ at, subject }) => {
    const last = forgottenIn(subject)
    // The entry may tell any time of itself; the ledger has come no further than to its last entry.
    const then = at < until ? at : until
    return last?.sequence === before.sequence && last.hash === before.hash && isOldAt(then, before, anchors)
  })
  return forgotten ? { ...before, at: '' } : noAudit
}

/** Whether the ledger told of an entry of the log long enough before this instant for it to be forgotten. */
function isOldAt(now: string, { sequence }: Pick<AuditHead, 'sequence'>, anchors: Anchors): boolean {
  return [...anchors].some(([end, { at }]) => end >= sequence && later(at, keptAtLeast) <= now)
}

/** The newest entry of the log that the ledger told of before an instant; undefined where there is none. */
export async function newestAnchored(reader: Reader, until: string): Promise<AuditHead | undefined> {
  const ends = [...(await anchorsIn(reader))].filter(([, { at }]) => at <= until)
  const [sequence, told] = ends.at(-1) ?? []
  return sequence === undefined ? undefined : { sequence, hash: told!.hash, at: told!.at }
}

/** The subject of an entry of the kind `forgotten`, which names the last forgotten entry. */
export function forgottenUntil({ sequence, hash, at }: AuditHead): string {
  return `${sequence} ${hash} ${at}`
}

function forgottenIn(subject: string): AuditHead | undefined {
  const [, sequence, hash, at] = /^(\d+) ([0-9a-f]{64}) (\S+)$/.exec(subject) ?? []
  if (sequence === undefined || hash === undefined || at === undefined) return undefined
  return { sequence: Number(sequence), hash, at }
}

/** The ends of the log that the ledger tells, by their sequences, with the instants at which it told them. */
type Anchors = ReadonlyMap<number, Pick<AuditHead, 'hash' | 'at'>>

async function anchorsIn({ db, tables: { ledger } }: Reader): Promise<Anchors> {
  const rows = await db
    .select({ payload: ledger.payload, at: ledger.at })
    .from(ledger)
    .where(eq(ledger.kind, auditAnchored))
    .orderBy(asc(ledger.sequence))
  return new Map(
    rows.flatMap(({ payload, at }) => {
      const { sequence, hash } = (readPayload(payload) ?? {}) as Partial<AuditHead>
      // A verification of the ledger names an entry that tells no end.
      return sequence === undefined || hash === undefined ? [] : [[sequence, { hash, at }] as const]
    }),
  )
}

function faultOfLink(
  head: AuditHead,
  entry: AuditEntry,
  { anchored, by }: { readonly anchored: string | undefined; readonly by: ChainHashFunction },
): string | undefined {
  if (entry.sequence !== head.sequence + 1) return `之前缺少第 ${head.sequence + 1} 条`
  if (entry.previousHash !== head.hash) return '与上一条不相连'
  if (auditHash(entry, by) !== entry.hash) return '内容与哈希不符'
  if (anchored !== undefined && anchored !== entry.hash) return '哈希与底账所记不同，这一条或之前的被改写'
  return undefined
}

/** The fault of an entry whose time the program would not have written. */
function faultOfTime(head: AuditHead, { at }: AuditEntry, latest: string | undefined): string | undefined {
  if (!isInstant(at)) return '时间不是本系统所记的写法'
  if (at < head.at) return '时间早于上一条'
  return latest !== undefined && at > latest ? '时间晚于现在：机器的时钟拨快过，或这一条是伪造的' : undefined
}
