import { desc, eq } from 'drizzle-orm'
import type { SnapshotFacts } from '../../records/kinds/evaluations.ts'
import type { Reader } from '../../db/store.ts'

/** A published evaluation, as the database and the ledger hold it. */
export interface StoredEvaluationSnapshot {
  readonly id: string
  readonly sequence: number
  readonly publishedAt: string
  readonly actor: string
  readonly facts: SnapshotFacts & { readonly sha256: string }
}

/** All published evaluations, newest first. */
export async function publishedSnapshots({ db, tables }: Reader): Promise<StoredEvaluationSnapshot[]> {
  const { evaluationSnapshot, ledger } = tables
  const rows = await db
    .select({
      id: evaluationSnapshot.id,
      sequence: ledger.sequence,
      publishedAt: ledger.at,
      actor: ledger.actor,
      payload: ledger.payload,
    })
    .from(evaluationSnapshot)
    .innerJoin(ledger, eq(ledger.sequence, evaluationSnapshot.sequence))
    .orderBy(desc(ledger.sequence))
  return rows.map(({ payload, ...row }) => ({
    ...row,
    facts: JSON.parse(payload) as StoredEvaluationSnapshot['facts'],
  }))
}

/** The text of a published evaluation. */
export async function snapshotBody({ db, tables }: Reader, id: string): Promise<string | undefined> {
  const { evaluationSnapshot } = tables
  const [row] = await db
    .select({ body: evaluationSnapshot.body })
    .from(evaluationSnapshot)
    .where(eq(evaluationSnapshot.id, id))
  return row?.body
}
