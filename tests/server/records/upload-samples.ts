import { sql } from 'drizzle-orm'
import { fileUses } from '#server/files/file-types.ts'
import { storeUpload } from '#server/records/kinds/filing-uploads.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { officeDocument } from '#tests/support/documents/zip-of.ts'
import type { Sample } from './sample.ts'

/** A filled template that was kept, of which one place was not taken. */
export function uploadSamples({ deps }: TestServer): Readonly<Record<'filing.uploaded', Sample>> {
  const { store, files, clock } = deps
  const [filing, name, actor] = ['zhaoqing-gongxin-2024-M09', '九月.xlsx', 'person:reporter']
  const keep = async () => {
    const content = officeDocument('spreadsheetml.sheet')
    const { hash } = await files.put([content], { use: fileUses.templates, name, by: actor })
    const cells = [{ indicator: 'zhaoqing-5g-base-stations', region: '441200', place: 'G5' }]
    const notTaken = [{ place: 'G6', name: '光缆', text: '3', why: '有两行' }]
    const outcome = { ...{ name, actor, at: clock.now(), file: hash }, cells, notTaken, further: 2 }
    await store.write((writer) => storeUpload(writer, { filing, number: 1 }, outcome))
  }
  return {
    'filing.uploaded': {
      act: keep,
      words: '上传填报单 zhaoqing-gongxin-2024-M09 的 Excel“九月.xlsx”，存为草稿 1 项，没有采用 3 处',
      forgery: sql`update filing_upload set body = replace(body, 'G5', 'G7')`,
    },
  }
}
