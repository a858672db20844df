import Type from 'typebox'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import { appendReferring, type RecordedFile } from '../../../db/files/refer-to-files.ts'
import type { NewEntry, Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import { filingName } from './filing-name.ts'

const added = 'evidence.added'
const takenBack = 'evidence.taken-back'
const prefix = 'evidence/'

const payload = Type.Object({ filing: Type.String(), name: Type.String(), sha256: Type.String() })
const rows = storedBodies('filingEvidence', { kinds: [added, takenBack], prefix, named: '佐证材料' })

/** A file that was added to a figure, or to a whole filing. */
export interface EvidenceAdded {
  readonly act: 'added'
  readonly cell: SeriesName | null
  readonly file: RecordedFile
  readonly actor: string
  readonly at: string
}

/** The taking back of a file before it was submitted; `added`: its number in the filing. */
export interface EvidenceTakenBack {
  readonly act: 'taken-back'
  readonly added: number
  readonly name: string
  readonly actor: string
  readonly at: string
}

export const evidenceRecords = {
  [added]: recordKind({
    payload,
    rows,
    words: ({ filing, name }, _, index) => `${filingName(filing, index)}填报单附上佐证材料“${name}”`,
  }),
  [takenBack]: recordKind({
    payload,
    rows,
    words: ({ filing, name }, _, index) =>
      `${filingName(filing, index)}填报单撤下佐证材料“${name}”，尚未提交`,
  }),
}

/** Stores an act on a filing's evidence under its number there; the entry of an added file refers to it. */
export async function storeEvidence(
  writer: Writer,
  { filing, number }: { readonly filing: string; readonly number: number },
  told: EvidenceAdded | EvidenceTakenBack,
): Promise<void> {
  const id = `${filing}/${number}`
  const body = JSON.stringify(told)
  const name = told.act === 'added' ? told.file.name : told.name
  const change = {
    ...{ actor: told.actor, subject: prefix + id, kind: told.act === 'added' ? added : takenBack },
    payload: { filing, name, sha256: bodyHash(body) },
  } satisfies NewEntry
  const { sequence } =
    told.act === 'added' ? await appendReferring(writer, change, [told.file]) : await writer.append(change)
  await writer.db.insert(writer.tables.filingEvidence).values({ id, filing, number, body, sequence })
}
