import Type from 'typebox'
import type { NotTaken } from '../../../contract/filing-uploads.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import { appendReferring } from '../../../db/files/refer-to-files.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import { filingName } from './filing-name.ts'

const uploaded = 'filing.uploaded'
const prefix = 'filing-upload/'

const payload = Type.Object({
  filing: Type.String(),
  name: Type.String(),
  /** The number of cells that became drafts, and of places that were not taken. */
  taken: Type.Integer(),
  left: Type.Integer(),
  sha256: Type.String(),
})

/** The outcome of a filled template, kept for good. The entries of its drafts, one for each cell, directly precede its own. */
export interface UploadOutcome {
  readonly name: string
  readonly actor: string
  readonly at: string
  /** The SHA-256 of the original. */
  readonly file: string
  readonly cells: readonly { readonly indicator: string; readonly region: string; readonly place: string }[]
  readonly notTaken: readonly NotTaken[]
  /** The number of further places that were not taken, which are not listed. */
  readonly further: number
}

export const filingUploadRecords = {
  [uploaded]: recordKind({
    payload,
    rows: storedBodies('filingUpload', { kinds: [uploaded], prefix, named: '上传的填报模板' }),
    words: ({ filing, name, taken, left }, _, index) =>
      `上传${filingName(filing, index)}填报单的 Excel“${name}”，存为草稿 ${taken} 项，没有采用 ${left} 处`,
  }),
}

/** Stores the outcome of an upload, right after its drafts; its entry refers to the original. */
export async function storeUpload(
  writer: Writer,
  { filing, number }: { readonly filing: string; readonly number: number },
  outcome: UploadOutcome,
): Promise<void> {
  const { name, actor, file, cells, notTaken, further } = outcome
  const id = `${filing}/${number}`
  const body = JSON.stringify(outcome)
  const { sequence } = await appendReferring(
    writer,
    {
      ...{ actor, kind: uploaded, subject: prefix + id },
      payload: {
        ...{ filing, name, taken: cells.length, left: notTaken.length + further },
        sha256: bodyHash(body),
      },
    },
    [{ hash: file, name }],
  )
  await writer.db.insert(writer.tables.filingUpload).values({ id, filing, number, body, sequence })
}
