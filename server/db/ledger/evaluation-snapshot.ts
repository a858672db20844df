import { eq, isNull, ne, or, sql } from 'drizzle-orm'
import { bodyHash } from '../catalogue/catalogue-records.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Reader, Writer } from '../store.ts'

/** Kind of the ledger entry that a published evaluation makes. */
export const evaluationPublished = 'evaluation.published'

const subjectPrefix = 'evaluation-snapshot/'

/** What the ledger tells of a published evaluation. */
export interface SnapshotFacts {
  readonly scheme: string
  readonly version: number
  readonly name: string
  readonly at: string
  /** Ledger sequence up to which values were known. */
  readonly asOf: number
  readonly demo: boolean
}

/** Stores an evaluation for good, with its ledger entry, which holds the hash of its text. */
export async function storeSnapshot(
  writer: Writer,
  actor: string,
  { id, body, facts }: { readonly id: string; readonly body: string; readonly facts: SnapshotFacts },
): Promise<LedgerEntry> {
  const entry = await writer.append({
    actor,
    kind: evaluationPublished,
    subject: subjectPrefix + id,
    payload: { ...facts, sha256: bodyHash(body) },
  })
  await writer.db.insert(writer.tables.evaluationSnapshot).values({ id, body, sequence: entry.sequence })
  return entry
}

/** What is wrong with the snapshot that an entry tells of. */
export async function faultOfSnapshot(
  { db, tables }: Reader,
  { sequence, subject, payload }: LedgerEntry,
): Promise<string | undefined> {
  const { evaluationSnapshot } = tables
  const [row] = await db.select().from(evaluationSnapshot).where(eq(evaluationSnapshot.sequence, sequence))
  if (!row || subject !== subjectPrefix + row.id) return `考核评价 ${subject} 不见了`
  const { sha256 } = JSON.parse(payload) as { sha256: string }
  return bodyHash(row.body) === sha256 ? undefined : `考核评价 ${row.id} 被改动`
}

/** A snapshot that no entry speaks of. */
export async function straySnapshot({
  db,
  tables,
}: Reader): Promise<{ sequence: number; fault: string } | undefined> {
  const { evaluationSnapshot, ledger } = tables
  const [row] = await db
    .select({ id: evaluationSnapshot.id, sequence: evaluationSnapshot.sequence })
    .from(evaluationSnapshot)
    .leftJoin(ledger, eq(ledger.sequence, evaluationSnapshot.sequence))
    .where(
      or(
        isNull(ledger.sequence),
        ne(ledger.kind, evaluationPublished),
        ne(ledger.subject, sql`${subjectPrefix} || ${evaluationSnapshot.id}`),
      ),
    )
    .limit(1)
  return row && { sequence: row.sequence, fault: `考核评价 ${row.id} 底账中没有` }
}
