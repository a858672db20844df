import { describe, expect, it } from 'vitest'
import { minutes } from '#server/documents/letters/minutes.ts'
import type { Proceedings } from '#server/documents/source.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { figuresInWord, partOf, textIn } from '#tests/support/documents/read-office.ts'
import { sampleSource } from '../sample-source.ts'

const sample = sampleSource(3)
const hostile = '=1+1<b>&\u0007\u202E反😀\uD83D'
const proceedings: Proceedings = {
  heldBy: '调度会秘书',
  closedAt: '2024-10-25T11:00:00.000+08:00',
  notes: [
    { page: 'general', note: '常务副市长主持会议。', decision: '下次会议于11月1日召开。' },
    { page: 'other-1', note: hostile, decision: '' },
    { page: 'other-2', note: '', decision: '按现进度推进。' },
    {
      page: 'zhaoqing-2024-5g-base-stations',
      note: '站址尚缺12处。',
      decision: '市自然资源局11月15日前落实站址。\n\n市工业和信息化局每周报一次进度。',
    },
  ],
  orders: [
    {
      number: '督办〔2024〕4号',
      order: hostile,
      organisationName: '市自然资源局',
      person: '张三',
      collaborators: ['市工业和信息化局', '端州区政府'],
      due: '2024-11-15',
    },
    {
      number: '督办〔2024〕5号',
      order: '报送清单',
      organisationName: '市数字办',
      person: null,
      collaborators: [],
      due: null,
    },
  ],
}
const source = { ...sample, proceedings }
const document = minutes(source)
const body = await partOf(document, 'word/document.xml')
const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/g)].map(([xml]) => ({
  style: /<w:pStyle w:val="(\w+)"/.exec(xml)![1]!,
  text: textIn(xml),
}))
const textsOf = (style: string) => paragraphs.filter((one) => one.style === style).map(({ text }) => text)
const wordsOf = async (made: Uint8Array) => textIn(await partOf(made, 'word/document.xml'))

describe('minutes', () => {
  it('names recorder and attendees as the secretary worded them', async () => {
    const attendance = { recorder: '李四', attendees: '王五、各区2人\n请假：1人' }
    const made = minutes({ ...source, proceedings: { ...proceedings, attendance } })
    const told = await wordsOf(made)
    expect(told).toContain('第43周调度会召开，李四记录。')
    expect(told).toContain('出席：王五、各区2人')
    const keys = (await figuresInWord(made)).map(({ key }) => key)
    expect(keys).toContain('proceedings/attendance/attendees')
    const worded = minutes({
      ...source,
      proceedings: { ...proceedings, attendance: { recorder: '', attendees: '主持：王五' } },
    })
    expect(await wordsOf(worded)).not.toContain('出席')
    // Empty attendance gives no line of attendees, and whoever held the meeting is its recorder.
    const bare = minutes({
      ...source,
      proceedings: { ...proceedings, attendance: { recorder: '', attendees: '' } },
    })
    expect(await wordsOf(bare)).not.toContain('出席')
    expect(await wordsOf(bare)).toContain('调度会秘书记录。')
  })

  it('has decisions, orders and what was said, page by page of the agenda, what belongs to none at the end', () => {
    expect(textsOf('Title')).toEqual(['第43周调度会纪要'])
    expect(textsOf('Heading1')).toEqual(['一、议定事项', '二、交办事项', '三、讨论情况', '四、数据说明'])
    expect(textsOf('Heading2')).toEqual([
      '（一）肇庆市“5G基站累计开通数”',
      '（二）肇庆市“=HYPERLINK("x")<b>&反😀\uFFFD项”',
      '（三）综合',
      '（一）肇庆市“5G基站累计开通数”',
      '（二）肇庆市“=HYPERLINK("x")<b>&反😀\uFFFD项”',
      '（三）综合',
    ])
    expect(textsOf('SaidFirst')).toContain(
      '快照：严重滞后，承诺不少于8,000座，实绩7,000座，增量完成率16.7%，差距−58.3个百分点。',
    )
    expect(textsOf('Normal')).toContain(
      '1．=1+1<b>&反😀\uFFFD（市自然资源局，责任人张三；配合单位：市工业和信息化局、端州区政府；督办〔2024〕4号；期限2024年11月15日）。',
    )
    expect(textsOf('Normal')).toContain('2．报送清单（市数字办；督办〔2024〕5号；待交办）。')
    expect(textsOf('Normal')[0]).toContain(
      '2024年10月25日，第43周调度会召开，调度会秘书记录。按基准日2024年10月24日',
    )
  })

  it('sets an order of several lines as one sentence', async () => {
    const [given] = proceedings.orders
    const orders = [{ ...given!, order: '逐月排计划。\n11月底前报市政府。' }]
    const text = await wordsOf(minutes({ ...source, proceedings: { ...proceedings, orders } }))
    expect(text).toContain('1．逐月排计划。11月底前报市政府（市自然资源局')
  })

  it('gives each line of what was written a paragraph', () => {
    const place = textsOf('Normal').indexOf('市自然资源局11月15日前落实站址。')
    expect(textsOf('Normal')[place + 1]).toBe('市工业和信息化局每周报一次进度。')
  })

  it('prints each figure under its key, as the snapshot and what was written down have it', async () => {
    const figures = await figuresInWord(document)
    expect(figures.map((figure) => disagreement(source, figure)).filter(Boolean)).toEqual([])
    const keys = new Set(figures.map(({ key }) => key))
    for (const key of [
      'notes/0/note',
      'notes/3/decision',
      'orders/0/order',
      'orders/0/due',
      'orders/1/number',
    ])
      expect(keys).toContain(`proceedings/${key}`)
    for (const key of ['targets/0/distance', 'summary/met', 'snapshot/hash']) expect(keys).toContain(key)
  })

  it('says so where nothing was decided, ordered or said, and calls itself a record while the meeting is held', async () => {
    expect(await wordsOf(document)).not.toContain('记录稿')
    const nothing = { ...proceedings, closedAt: null, notes: [], orders: [] }
    const empty = await wordsOf(minutes({ ...source, proceedings: nothing }))
    expect(empty).toContain('（记录稿，会议尚未结束）')
    for (const none of ['会议没有记下议定事项。', '会议没有交办督办事项。', '会议没有记下讨论情况。'])
      expect(empty).toContain(none)
  })

  it('is the same bytes of the same words, and takes a text of 20,000 characters', async () => {
    expect(Buffer.from(minutes(source)).equals(document)).toBe(true)
    const notes = [{ page: 'general', note: '', decision: '长'.repeat(20_000) }]
    expect(await wordsOf(minutes({ ...source, proceedings: { ...proceedings, notes } }))).toContain(
      '长'.repeat(20_000),
    )
  })

  it('is not made of a meeting that was not held', () => {
    expect(() => minutes(sample)).toThrow('Minutes are made of what was written down at a meeting')
  })
})
