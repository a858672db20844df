import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoundOffer } from '#server/contract/rounds.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { broadband, document, openRoundDesk, roundDraft, roundSaid, type RoundDesk } from './round-desk.ts'

const target = 'zhaoqing-2024-5g-base-stations'

let desk: RoundDesk
beforeEach(async () => {
  desk = await openRoundDesk()
})
afterEach(() => desk.server.stop())

describe('GET /api/rounds/offer', () => {
  it('has the days that the document prints, and for each clause whom one could ask', async () => {
    const { body } = await ask(desk.server, `GET /api/rounds/offer?document=${document}`, desk.secretary)
    const { printed, clauses } = body as RoundOffer
    expect(printed).toEqual([
      { name: '第一次进展报送', due: '2024-09-30' },
      { name: '第二次进展报送', due: '2024-12-20' },
    ])
    const offered = clauses.find(({ clause }) => clause === broadband)!
    expect(offered.path).toBe('五(二十五)')
    expect(offered.targets).toBeGreaterThan(0)
    expect(offered.organisations.slice(0, 2)).toMatchObject([
      { organisation: 'zhaoqing-gongxin', role: 'lead', answerable: true },
      { organisation: 'zhaoqing-tongjianban', role: 'support', answerable: false },
    ])
  })
})

describe('POST /api/rounds', () => {
  it('asks each organisation, which sees with its figures what it alone is asked, and is told once', async () => {
    expect(await desk.open()).toMatchObject({ status: 201, body: { id: 'round-1' } })
    expect((await desk.messages()).sort()).toEqual([
      'round/round-1/zhaoqing-gongxin',
      'round/round-1/zhaoqing-minzheng',
    ])
    const own = await desk.round(desk.reporter)
    expect(own).toMatchObject({ asked: 2, unanswered: 2, ownUnanswered: 2, overdue: 0, mayChange: false })
    // The order is that of the clauses: 二(十四) before 五(二十五).
    expect(own.asks.map(({ clausePath, number }) => [clausePath, number])).toEqual([
      ['二(十四)', 3],
      ['五(二十五)', 1],
    ])
    expect(own.asks[1]!.figures.find((one) => one.target === target)).toMatchObject({
      value: 7_000,
      period: '2024-M09',
      light: 'far-behind',
      regionName: '肇庆市',
    })
    expect((await desk.rounds(desk.minzheng)).rounds).toMatchObject([{ asked: 1, ownUnanswered: 1 }])
    await desk.server.person('other', ['reporter'], {
      organisations: ['zhaoqing-zhengshu'],
      regions: ['441200'],
    })
    const other = await by(desk.server, 'other')
    expect((await desk.rounds(other)).rounds).toEqual([])
    expect((await ask(desk.server, 'GET /api/rounds/round-1', other)).status).toBe(404)
    expect((await desk.rounds(desk.secretary)).rounds).toMatchObject([{ asked: 3, ownUnanswered: 0 }])
  })

  it.each([
    [{ due: '2024-10-30' }, 422, '期限2024-10-30已经过去'],
    [{ due: '2024-02-30' }, 422, '没有这一天'],
    [{ document: 'nowhere' }, 404, '没有这份文件'],
    [{ title: ' 　' }, 422, '请写轮次的名称'],
    [{ questions: [' '] }, 422, '有一个自拟问题是空的'],
    [{ asks: [{ clause: '000:九(九)', organisation: 'zhaoqing-gongxin' }] }, 422, '文件里没有这一条'],
    [{ asks: [roundDraft.asks[0], roundDraft.asks[0]] }, 422, '问了两次'],
    [
      { asks: [{ clause: broadband, organisation: 'zhaoqing-tongjianban' }] },
      422,
      '肇庆市通建办没有能答复的填报员',
    ],
  ])('refuses %j', async (change, status, detail) => {
    const refused = await desk.open(change)
    expect(refused.status).toBe(status)
    expect(refused.body.detail).toContain(detail)
    expect((await desk.rounds(desk.secretary)).rounds).toEqual([])
  })

  it('is for a desk.secretary, or a reviewer of the document’s region', async () => {
    await desk.server.person('county', ['reviewer'], { regions: ['441202'] })
    expect((await desk.open({}, await by(desk.server, 'county'))).status).toBe(403)
    expect((await desk.open({}, desk.reviewer)).status).toBe(201)
    expect((await desk.round(desk.reviewer)).mayChange).toBe(true)
  })
})

describe('PUT /api/rounds/:id/answers/:number', () => {
  beforeEach(() => desk.open())

  it('keeps a draft that its organisation alone sees, and hands it in with the figures of that day', async () => {
    const unfinished = { progress: '写了一半', next: '', own: [''], submit: false }
    expect(await desk.answer(1, 0, unfinished)).toMatchObject({ status: 200, body: { version: 1 } })
    expect((await desk.round(desk.reporter)).asks[1]).toMatchObject({
      version: 1,
      standing: { state: 'awaited' },
      answer: { progress: '写了一半', draft: true },
    })
    expect((await desk.round(desk.secretary)).asks[2]).toMatchObject({ number: 1, version: 0, answer: null })
    for (const [change, words] of [
      [{ progress: ' ' }, '请写“进展”'],
      [{ next: '' }, '请写“下一步”'],
      [{ own: [''] }, '请答复“需市里协调什么？”'],
      [{ own: [] }, '自拟问题有 1 个'],
    ] as const) {
      const refused = await desk.answer(1, 1, change)
      expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining(words)])
    }
    const stated = [{ target, text: '现场数 7050 座' }]
    expect((await desk.answer(1, 1, { stated })).status).toBe(200)
    // A figure that is approved later does not change what was handed in.
    await approve(desk.server, [stations(7_500, '441200', '10')])
    const [, , told] = (await desk.round(desk.secretary)).asks
    expect(told).toMatchObject({
      standing: { state: 'answered', daysLate: 0 },
      answer: { ...roundSaid, stated, draft: false, answeredBy: 'reporter' },
      version: 2,
    })
    expect(told!.figures.find((one) => one.target === target)!.value).toBe(7_000)
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('refuses whoever is not asked, an old version, and a draft of what was handed in', async () => {
    expect((await desk.answer(1, 0, {}, desk.minzheng)).status).toBe(404)
    expect((await desk.answer(1, 0)).status).toBe(200)
    const stale = await desk.answer(1, 0)
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-edit'])
    expect(stale.body.detail).toMatch(/^reporter刚刚改过这一条的答复/)
    expect((await desk.answer(1, 1, { submit: false })).status).toBe(409)
    expect((await desk.answer(1, 1, { progress: '改过' })).status).toBe(200)
  })
})
