import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../db/store.ts'
import type { AuditHead } from '../accounts/audit/audit-entry.ts'
import { auditAfter, auditHead } from '../accounts/audit/audit-rows.ts'
import type { Anchor } from './anchors.ts'
import type { Unsound } from './gather-faults.ts'

/**
 * The first end of the audit log, as manifests tell it, that the log does not contain. Entries that were forgotten in due time are not
 * missed, nor those that the log had before a restore of which it tells. It is called after the log's own chain was found sound.
 */
export async function faultOfAuditEnds(
  reader: Reader,
  anchors: readonly Anchor[],
): Promise<Unsound | undefined> {
  const ends = anchors.flatMap(({ at = '', from, audit }) => (audit ? [{ ...audit, at, from }] : []))
  if (ends.length === 0) return undefined
  const { db, tables } = reader
  const { sequence, hash, at, kind } = tables.auditEntry
  const restores = await db
    .select({ sequence, at })
    .from(tables.auditEntry)
    .where(eq(kind, 'restored'))
    .orderBy(asc(sequence))
  const numbers = ends.map((end) => end.sequence)
  const rows = await db.select({ sequence, hash }).from(tables.auditEntry).where(inArray(sequence, numbers))
  const hashes = new Map(rows.map((row) => [row.sequence, row.hash]))
  const [first] = await auditAfter(reader, 0, 1)
  const last = await auditHead(reader)
  const isReplaced = (end: (typeof ends)[number]) =>
    restores.some((restored) => end.at < restored.at && end.sequence >= restored.sequence)
  for (const end of ends.filter((one) => !isReplaced(one)).sort((a, b) => a.sequence - b.sequence)) {
    const fault = faultOfEnd(end, { first: first?.sequence ?? 0, last, hash: hashes.get(end.sequence) })
    if (fault !== undefined) return { sound: false, sequence: null, fault }
  }
  return undefined
}

function faultOfEnd(
  { sequence, hash, from }: Pick<AuditHead, 'sequence' | 'hash'> & { readonly from: string },
  log: { readonly first: number; readonly last: AuditHead; readonly hash: string | undefined },
): string | undefined {
  if (sequence > log.last.sequence)
    return `审计日志只到第 ${log.last.sequence} 条，而${from}记有第 ${sequence} 条；其后的被删去`
  if (sequence < log.first || log.hash === hash) return undefined
  return `审计日志第 ${sequence} 条：哈希与${from}所记不同，这一条或之前的被改写`
}
