import type { Deps } from '#server/deps.ts'
import { fileUses } from '#server/files/file-types.ts'
import { storeDocument } from '#server/records/kinds/meetings/meetings.ts'
import { officeDocument } from '#tests/support/documents/zip-of.ts'

/** A document of the first meeting, as the job keeps one. */
export async function makeSampleDocument({ store, files }: Pick<Deps, 'store' | 'files'>): Promise<void> {
  const name = '第一次调度会简报.docx'
  const content = officeDocument('wordprocessingml.document')
  const { hash, size } = await files.put([content], { use: fileUses.documents, name, by: 'admin' })
  const facts = { meeting: 'weekly-1', title: '第一次调度会', version: 1, kind: 'brief', edition: 1 } as const
  const head = { redTitle: '简报', number: '', issuer: '', closing: '', copies: '' }
  const body = { ...facts, program: '0.0.0-test', file: { hash, name, size }, head }
  await store.write((writer) => storeDocument(writer, 'person:secretary', 'weekly-1-1-brief-1', body))
}
