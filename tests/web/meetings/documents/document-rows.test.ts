import { describe, expect, it } from 'vitest'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { documentRows, isAllMade, isUnderWay, makingText } from '#web/meetings/documents/document-rows.ts'

const head = { redTitle: '', number: '', issuer: '', closing: '', copies: '' }
const made = (id: string, version: number, edition = 1): MeetingDocuments['made'][number] => ({
  id,
  kind: 'brief',
  version,
  edition,
  name: '简报.docx',
  size: 1_234_567,
  sha256: 'a'.repeat(64),
  madeAt: '2024-10-25T10:00:00.000+08:00',
  beforeEnd: false,
  madeBy: '秘书',
})
const ordered = (
  kind: 'annex' | 'circular' | 'slides',
  state: 'waiting' | 'making' | 'failed',
  reason: string | null = null,
) => ({
  ...{ kind, version: 2, state, reason },
  orderedAt: '2024-10-25T10:00:00.000+08:00',
  orderedBy: '秘书',
})
const documents: MeetingDocuments = {
  made: [made('b-2-2', 2, 2), made('b-2-1', 2), made('b-1-1', 1)],
  ordered: [
    ordered('slides', 'making'),
    ordered('annex', 'waiting'),
    ordered('circular', 'failed', '占用的内存太多'),
  ],
  offered: ['brief', 'slides', 'annex', 'circular'],
  head,
}
const kinds = ['brief', 'slides', 'annex', 'circular', 'minutes'] as const

describe('documentRows', () => {
  it('has a line for each kind of the newest picture, and below them what was made before', () => {
    const rows = documentRows(kinds, documents, 2)
    expect(rows.map(({ key, makeable, state, look }) => [key, makeable, state, look])).toEqual([
      ['brief', true, '', 'state'],
      ['slides', true, '正在制作…', 'state'],
      ['annex', true, '排队中…', 'state'],
      ['circular', true, '占用的内存太多', 'refused'],
      ['minutes', false, '开会以后可以制作', 'quiet'],
      ['b-2-1', false, '已重新制作', 'quiet'],
      ['b-1-1', false, '取自第 1 版快照', 'quiet'],
    ])
    expect([rows[0]!.made?.id, rows[0]!.size, rows[1]!.made]).toEqual(['b-2-2', '1.2 MB', undefined])
  })

  it('offers each kind as soon as it can be made', () => {
    const held = { ...documents, offered: [...documents.offered, 'minutes' as const] }
    expect(documentRows(kinds, held, 2).at(4)).toMatchObject({ key: 'minutes', makeable: true, state: '' })
  })
})

describe('minutes', () => {
  const record = { ...made('m-2-1', 2), kind: 'minutes' as const }
  const minutesOf = (...all: MeetingDocuments['made']) =>
    documentRows(['minutes'], { made: all, ordered: [], offered: ['minutes'], head }, 2).map(
      ({ key, made: one, makeable, state }) => [key, one?.id, makeable, state],
    )

  it('are the record as long as the meeting goes on', () => {
    expect(minutesOf(record)).toEqual([['minutes', 'm-2-1', true, '']])
  })

  it('are to be made anew after the meeting has ended; the record stays below them', () => {
    const outlived = { ...record, beforeEnd: true }
    expect(minutesOf(outlived)).toEqual([
      ['minutes', undefined, true, '会议已结束，请制作定稿'],
      ['m-2-1', 'm-2-1', false, '会议结束前的记录稿'],
    ])
    expect(minutesOf({ ...record, id: 'm-2-2' }, outlived)).toEqual([
      ['minutes', 'm-2-2', true, ''],
      ['m-2-1', 'm-2-1', false, '会议结束前的记录稿'],
    ])
  })
})

describe('isAllMade', () => {
  it('is so if each kind that can be made is there, and none is asked for again', () => {
    const all = { ...documents, ordered: [], offered: ['brief' as const] }
    expect(isAllMade(documentRows(kinds, all, 2))).toBe(true)
    expect(isAllMade(documentRows(kinds, { ...all, offered: ['brief', 'annex'] }, 2))).toBe(false)
    const anew = { ...ordered('annex', 'waiting'), kind: 'brief' as const }
    expect(isAllMade(documentRows(kinds, { ...all, ordered: [anew] }, 2))).toBe(false)
    expect(isAllMade(documentRows(kinds, { ...all, offered: [] }, 2))).toBe(false)
  })
})

describe('makingText', () => {
  it('counts what is not made yet, but not what could not be', () => {
    expect(makingText(documents, 2)).toBe('正在制作，还有 2 份')
    expect([makingText(documents, 1), isUnderWay(documents)]).toEqual(['', true])
    expect(isUnderWay({ ...documents, ordered: [ordered('circular', 'failed', '')] })).toBe(false)
  })
})
