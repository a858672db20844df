import { eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import Type, { type Static } from 'typebox'
import { dateText } from '#metrics/wording/dates.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader, Writer } from '../../db/store.ts'
import { recordKind, type RecordRows } from '../record-kind.ts'

const evaluationPublished = 'evaluation.published'
const subjectPrefix = 'evaluation-snapshot/'

const payload = Type.Object({
  scheme: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  at: Type.String(),
  /** Ledger sequence up to which values were known. */
  asOf: Type.Integer(),
  demo: Type.Boolean(),
  sha256: Type.String(),
})

/** What the ledger tells of a published evaluation, besides the hash of its text. */
export type SnapshotFacts = Readonly<Omit<Static<typeof payload>, 'sha256'>>

/** Published evaluations, whose texts the ledger knows by their hashes. */
const snapshotRows = {
  tables: ['evaluationSnapshot'],
  faultOfEntries: async (reader, entries) => {
    for (const entry of entries) {
      const fault = await faultOfSnapshot(reader, entry)
      if (fault !== undefined) return { sequence: entry.sequence, fault }
    }
    return undefined
  },
  faultOfRows: async ({ db, tables: { evaluationSnapshot, ledger } }) => {
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
  },
  cut: async ({ db, tables: { evaluationSnapshot } }, last) => {
    await db.delete(evaluationSnapshot).where(gt(evaluationSnapshot.sequence, last))
  },
} as const satisfies RecordRows

async function faultOfSnapshot(
  { db, tables: { evaluationSnapshot } }: Reader,
  { sequence, subject, payload: told }: LedgerEntry,
): Promise<string | undefined> {
  const [row] = await db.select().from(evaluationSnapshot).where(eq(evaluationSnapshot.sequence, sequence))
  if (!row || subject !== subjectPrefix + row.id) return `考核评价 ${subject} 不见了`
  const { sha256 } = JSON.parse(told) as Static<typeof payload>
  return bodyHash(row.body) === sha256 ? undefined : `考核评价 ${row.id} 被改动`
}

export const evaluationRecords = {
  [evaluationPublished]: recordKind({
    payload,
    rows: snapshotRows,
    words: ({ name, version, at }) => `发布考核评价“${name}”（第${version}版，基准日${dateText(at)}）`,
  }),
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
