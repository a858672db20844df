import { sql } from 'drizzle-orm'
import { fileUses } from '#server/files/file-types.ts'
import { storeEvidence } from '#server/records/kinds/filings/evidence.ts'
import { storeReminder } from '#server/records/kinds/filings/filing-reminders.ts'
import { storeUpload } from '#server/records/kinds/filings/filing-uploads.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { officeDocument } from '#tests/support/documents/zip-of.ts'
import type { Sample } from './sample.ts'

type Kept = 'filing.uploaded' | 'evidence.added' | 'evidence.taken-back' | 'filing.chased' | 'filing.reminded'

/** A kept template of which three cells were not taken, a file beside its filing and its removal, and two reminders of the organisation. */
export function uploadSamples({ deps }: TestServer): Readonly<Record<Kept, Sample>> {
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
  const addEvidence = async () => {
    const given = { use: fileUses.evidence, name: '台账.txt', by: actor }
    const { hash, name: called, size, type } = await files.put([Buffer.from('九月台账')], given)
    const told = { act: 'added', cell: null, file: { hash, name: called, size, type }, actor } as const
    await store.write((writer) => storeEvidence(writer, { filing, number: 1 }, { ...told, at: clock.now() }))
  }
  const takeBack = () => {
    const told = { act: 'taken-back', added: 1, name: '台账.txt', actor, at: clock.now() } as const
    return store.write((writer) => storeEvidence(writer, { filing, number: 2 }, told))
  }
  const remind = (number: number, point: number | null) => {
    const place = { filing, number, organisation: 'zhaoqing-gongxin', point, day: '2024-10-31' }
    const told = {
      actor,
      at: clock.now(),
      people: ['person:1'],
      missing: 3,
      returned: 1,
      deadline: '2024-10-14',
    }
    return store.write((writer) => storeReminder(writer, place, told))
  }
  return {
    'filing.chased': {
      act: () => remind(1, null),
      words: '催报：肇庆市工业和信息化局2024年9月，4 项，告知 1 人',
      forgery: sql`update filing_reminder set body = replace(body, 'person:1', 'person:2') where number = 1`,
    },
    'filing.reminded': {
      act: () => remind(2, 7),
      words: '提醒填报：肇庆市工业和信息化局2024年9月，4 项，告知 1 人',
      forgery: sql`delete from filing_reminder where number = 2`,
    },
    'evidence.added': {
      act: addEvidence,
      words: '肇庆市工业和信息化局2024年9月填报单附上佐证材料“台账.txt”',
      forgery: sql`update filing_evidence set body = replace(body, '台账', '总账') where number = 1`,
    },
    'evidence.taken-back': {
      act: takeBack,
      words: '肇庆市工业和信息化局2024年9月填报单撤下佐证材料“台账.txt”，尚未提交',
      forgery: sql`delete from filing_evidence where number = 2`,
    },
    'filing.uploaded': {
      act: keep,
      words: '上传肇庆市工业和信息化局2024年9月填报单的 Excel“九月.xlsx”，存为草稿 1 项，没有采用 3 处',
      forgery: sql`update filing_upload set body = replace(body, 'G5', 'G7')`,
    },
  }
}
