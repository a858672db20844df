import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { partOf, textIn } from '#tests/support/documents/read-office.ts'
import { broadband, openRoundDesk, roundDraft, type RoundDesk } from './round-desk.ts'

let desk: RoundDesk
beforeEach(async () => {
  desk = await openRoundDesk()
})
afterEach(() => desk.server.stop())

describe('a round after its day', () => {
  beforeEach(() => desk.open())

  it('shows who has not answered and who did late, reminds each once a day, and can be given more time', async () => {
    const { clock } = desk.server
    await desk.answer(1, 0)
    clock.set('2024-12-23T10:00:00.000+08:00')
    // The sessions have ended meanwhile.
    const secretary = await by(desk.server, 'secretary')
    const minzheng = await by(desk.server, 'minzheng')
    const reporter = await by(desk.server, 'reporter')
    expect(await desk.rounds(secretary)).toMatchObject({ rounds: [{ unanswered: 2, overdue: 2 }] })
    expect(await desk.remind(secretary)).toMatchObject({
      status: 200,
      body: { told: ['肇庆市民政局', '肇庆市工业和信息化局'], already: [], nobody: [] },
    })
    expect((await desk.remind(secretary)).body).toMatchObject({
      told: [],
      already: ['肇庆市民政局', '肇庆市工业和信息化局'],
    })
    expect((await desk.remind(reporter)).status).toBe(403)
    expect(await desk.messages()).toHaveLength(4)
    expect((await desk.answer(2, 0, {}, minzheng)).status).toBe(200)
    const [first] = (await desk.round(secretary)).asks
    expect(first).toMatchObject({ number: 2, standing: { state: 'answered-late', daysLate: 3 } })
    const change = (body: object, version = 1) =>
      ask(desk.server, 'PUT /api/rounds/round-1', { ...secretary, 'if-match': `"${version}"` }, body)
    expect((await change({ due: '2024-12-20', add: [], reason: '无' })).status).toBe(422)
    expect((await change({ due: '2024-12-31', add: [], reason: '年底汇总' }, 9)).status).toBe(412)
    const added = [{ clause: broadband, organisation: 'zhaoqing-minzheng' }]
    expect((await change({ due: '2024-12-31', add: added, reason: '年底汇总' })).status).toBe(200)
    expect(await desk.round(secretary)).toMatchObject({
      due: '2024-12-31',
      asked: 4,
      unanswered: 2,
      overdue: 0,
    })
  })

  it('is written as a document in the order of the clauses, with who has not answered', async () => {
    await desk.answer(1, 0)
    const answered = await desk.server.app.inject({
      url: '/api/rounds/round-1/report.docx',
      headers: desk.secretary,
    })
    expect(answered.statusCode).toBe(200)
    expect(answered.headers['content-disposition']).toContain(encodeURIComponent(`${roundDraft.title}.docx`))
    const paragraphs = [
      ...(await partOf(answered.rawPayload, 'word/document.xml')).matchAll(/<w:p>.*?<\/w:p>/g),
    ]
    const lines = paragraphs.map(([xml]) => textIn(xml)).filter((line) => line !== '')
    expect(lines[0]).toBe(roundDraft.title)
    const heads = lines.filter((line) => /^([一二三]、|（[一二]）)/.test(line))
    expect(heads).toEqual([
      '一、发展智慧养老（二(十四)）',
      '（一）市民政局',
      '（二）市工业和信息化局',
      '二、推进“双千兆”网络建设（五(二十五)）',
      '（一）市工业和信息化局',
      '三、未答复的单位',
    ])
    expect(lines.slice(lines.indexOf('三、未答复的单位') + 1, -1)).toEqual([
      '1．市民政局：二(十四)，未答复。',
      '2．市工业和信息化局：二(十四)，未答复。',
    ])
    expect(lines.filter((line) => line.includes('5G基站'))).toEqual([
      '肇庆市5G基站累计开通数：7,000座（2024年9月），完成率87.5%，严重滞后。',
    ])
    expect(lines).toContain('进展：已开通7000座')
    expect(lines).toContain('<年底> & 收尾')
    expect(lines).toContain('需市里协调什么？：无')
  })

  it('takes no answers any more once it is closed', async () => {
    const close = () => ask(desk.server, 'POST /api/rounds/round-1/close', desk.secretary)
    expect((await close()).status).toBe(204)
    expect((await close()).status).toBe(409)
    const refused = await desk.answer(1, 0)
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('已结束')])
    expect((await desk.round(desk.reporter)).ownUnanswered).toBe(0)
    expect((await desk.remind()).status).toBe(409)
  })
})
