import Type, { type Static } from 'typebox'
import { dateText } from '#metrics/wording/dates.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Writer } from '../../db/store.ts'
import { recordKind } from '../record-kind.ts'
import { storedBodies } from '../stored-bodies.ts'

const evaluationPublished = 'evaluation.published'
const subjectPrefix = 'evaluation-snapshot/'

const payload = Type.Object({
  scheme: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  at: Type.String(),
  /** The ledger sequence up to which values were known. */
  asOf: Type.Integer(),
  demo: Type.Boolean(),
  sha256: Type.String(),
})

/** The facts of a published evaluation on the ledger, besides the hash of its text. */
export type SnapshotFacts = Readonly<Omit<Static<typeof payload>, 'sha256'>>

/** Published evaluations; the ledger holds the hashes of their texts. */
const snapshotRows = storedBodies('evaluationSnapshot', {
  kinds: [evaluationPublished],
  prefix: subjectPrefix,
  named: '考核评价',
})

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
