import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Round, RoundOffer, Rounds } from '#server/contract/rounds.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { partOf, textIn } from '#tests/support/documents/read-office.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

const document = 'zhaoqing-2024-digital-economy'
const [broadband, care] = ['000:五(二十五)', '000:二(十四)']
const target = 'zhaoqing-2024-5g-base-stations'
const draft = {
  title: '第二次推进落实情况报送',
  due: '2024-12-20',
  document,
  // The clause that comes later in the document is asked first.
  asks: [
    { clause: broadband, organisation: 'zhaoqing-gongxin' },
    { clause: care, organisation: 'zhaoqing-minzheng' },
    { clause: care, organisation: 'zhaoqing-gongxin' },
  ],
  questions: ['需市里协调什么？'],
}
const said = {
  progress: '已开通 7000 座\n<年底> & 收尾',
  problems: '',
  next: '补建 12 处',
  own: ['无'],
  stated: [],
}

let desk: Desk
let secretary: Record<string, string>
let minzheng: Record<string, string>
beforeEach(async () => {
  desk = await openDesk({ notices: { webhook: 'http://127.0.0.1:9/notices', mail: null } })
  const { server } = desk
  await server.person('secretary', ['secretary'])
  await server.person('minzheng', ['reporter'], {
    organisations: ['zhaoqing-minzheng'],
    regions: ['441200'],
  })
  secretary = await by(server, 'secretary')
  minzheng = await by(server, 'minzheng')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
})
afterEach(() => desk.server.stop())

type Headers = Record<string, string>
const open = (change: object = {}, who: Headers = secretary) =>
  ask(desk.server, 'POST /api/rounds', who, { ...draft, ...change })
const round = async (who: Headers) => (await ask(desk.server, 'GET /api/rounds/round-1', who)).body as Round
const rounds = async (who: Headers) => (await ask(desk.server, 'GET /api/rounds', who)).body as Rounds
const answer = (number: number, version: number, change: object = {}, who: Headers = desk.reporter) =>
  ask(
    desk.server,
    `PUT /api/rounds/round-1/answers/${number}`,
    { ...who, 'if-match': `"${version}"` },
    { ...said, submit: true, ...change },
  )
const remind = (body: object = {}, who: Headers = secretary) =>
  ask(desk.server, 'POST /api/rounds/round-1/reminders', who, body)

/** The subjects of the messages that wait to be sent. */
async function messages(): Promise<string[]> {
  const { db, tables } = desk.server.deps.store.reader
  const rows = await db.select({ subject: tables.outbox.subject }).from(tables.outbox)
  return rows.map(({ subject }) => subject).filter((subject) => subject.startsWith('round/'))
}

describe('GET /api/rounds/offer', () => {
  it('has the days that the document prints, and for each clause whom one could ask', async () => {
    const { body } = await ask(desk.server, `GET /api/rounds/offer?document=${document}`, secretary)
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
    expect(await open()).toMatchObject({ status: 201, body: { id: 'round-1' } })
    expect((await messages()).sort()).toEqual([
      'round/round-1/zhaoqing-gongxin',
      'round/round-1/zhaoqing-minzheng',
    ])
    const own = await round(desk.reporter)
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
    expect((await rounds(minzheng)).rounds).toMatchObject([{ asked: 1, ownUnanswered: 1 }])
    await desk.server.person('other', ['reporter'], {
      organisations: ['zhaoqing-zhengshu'],
      regions: ['441200'],
    })
    const other = await by(desk.server, 'other')
    expect((await rounds(other)).rounds).toEqual([])
    expect((await ask(desk.server, 'GET /api/rounds/round-1', other)).status).toBe(404)
    expect((await rounds(secretary)).rounds).toMatchObject([{ asked: 3, ownUnanswered: 0 }])
  })

  it.each([
    [{ due: '2024-10-30' }, 422, '期限2024-10-30已经过去'],
    [{ due: '2024-02-30' }, 422, '没有这一天'],
    [{ document: 'nowhere' }, 404, '没有这份文件'],
    [{ title: ' 　' }, 422, '请写轮次的名称'],
    [{ questions: [' '] }, 422, '有一个自拟问题是空的'],
    [{ asks: [{ clause: '000:九(九)', organisation: 'zhaoqing-gongxin' }] }, 422, '文件里没有这一条'],
    [{ asks: [draft.asks[0], draft.asks[0]] }, 422, '问了两次'],
    [
      { asks: [{ clause: broadband, organisation: 'zhaoqing-tongjianban' }] },
      422,
      '肇庆市通建办没有能答复的填报员',
    ],
  ])('refuses %j', async (change, status, detail) => {
    const refused = await open(change)
    expect(refused.status).toBe(status)
    expect(refused.body.detail).toContain(detail)
    expect((await rounds(secretary)).rounds).toEqual([])
  })

  it('is for a secretary, or a reviewer of the document’s region', async () => {
    await desk.server.person('county', ['reviewer'], { regions: ['441202'] })
    expect((await open({}, await by(desk.server, 'county'))).status).toBe(403)
    expect((await open({}, desk.reviewer)).status).toBe(201)
    expect((await round(desk.reviewer)).mayChange).toBe(true)
  })
})

describe('PUT /api/rounds/:id/answers/:number', () => {
  beforeEach(() => open())

  it('keeps a draft that its organisation alone sees, and hands it in with the figures of that day', async () => {
    const unfinished = { progress: '写了一半', next: '', own: [''], submit: false }
    expect(await answer(1, 0, unfinished)).toMatchObject({ status: 200, body: { version: 1 } })
    expect((await round(desk.reporter)).asks[1]).toMatchObject({
      version: 1,
      standing: { state: 'awaited' },
      answer: { progress: '写了一半', draft: true },
    })
    expect((await round(secretary)).asks[2]).toMatchObject({ number: 1, version: 0, answer: null })
    for (const [change, words] of [
      [{ progress: ' ' }, '请写“进展”'],
      [{ next: '' }, '请写“下一步”'],
      [{ own: [''] }, '请答复“需市里协调什么？”'],
      [{ own: [] }, '自拟问题有 1 个'],
    ] as const) {
      const refused = await answer(1, 1, change)
      expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining(words)])
    }
    const stated = [{ target, text: '现场数 7050 座' }]
    expect((await answer(1, 1, { stated })).status).toBe(200)
    // A figure that is approved later does not change what was handed in.
    await approve(desk.server, [stations(7_500, '441200', '10')])
    const [, , told] = (await round(secretary)).asks
    expect(told).toMatchObject({
      standing: { state: 'answered', daysLate: 0 },
      answer: { ...said, stated, draft: false, answeredBy: 'reporter' },
      version: 2,
    })
    expect(told!.figures.find((one) => one.target === target)!.value).toBe(7_000)
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('refuses whoever is not asked, an old version, and a draft of what was handed in', async () => {
    expect((await answer(1, 0, {}, minzheng)).status).toBe(404)
    expect((await answer(1, 0)).status).toBe(200)
    const stale = await answer(1, 0)
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-edit'])
    expect((await answer(1, 1, { submit: false })).status).toBe(409)
    expect((await answer(1, 1, { progress: '改过' })).status).toBe(200)
  })
})

describe('a round after its day', () => {
  beforeEach(() => open())

  it('shows who has not answered and who did late, reminds each once a day, and can be given more time', async () => {
    const { clock } = desk.server
    await answer(1, 0)
    clock.set('2024-12-23T10:00:00.000+08:00')
    // Sessions have ended meanwhile.
    secretary = await by(desk.server, 'secretary')
    minzheng = await by(desk.server, 'minzheng')
    const reporter = await by(desk.server, 'reporter')
    expect(await rounds(secretary)).toMatchObject({ rounds: [{ unanswered: 2, overdue: 2 }] })
    expect(await remind()).toMatchObject({
      status: 200,
      body: { told: ['肇庆市民政局', '肇庆市工业和信息化局'], already: [], nobody: [] },
    })
    expect((await remind()).body).toMatchObject({
      told: [],
      already: ['肇庆市民政局', '肇庆市工业和信息化局'],
    })
    expect((await remind({}, reporter)).status).toBe(403)
    expect(await messages()).toHaveLength(4)
    expect((await answer(2, 0, {}, minzheng)).status).toBe(200)
    const [first] = (await round(secretary)).asks
    expect(first).toMatchObject({ number: 2, standing: { state: 'answered-late', daysLate: 3 } })
    const change = (body: object, version = 1) =>
      ask(desk.server, 'PUT /api/rounds/round-1', { ...secretary, 'if-match': `"${version}"` }, body)
    expect((await change({ due: '2024-12-20', add: [], reason: '无' })).status).toBe(422)
    expect((await change({ due: '2024-12-31', add: [], reason: '年底汇总' }, 9)).status).toBe(412)
    const added = [{ clause: broadband, organisation: 'zhaoqing-minzheng' }]
    expect((await change({ due: '2024-12-31', add: added, reason: '年底汇总' })).status).toBe(200)
    expect(await round(secretary)).toMatchObject({ due: '2024-12-31', asked: 4, unanswered: 2, overdue: 0 })
  })

  it('is written as a document in the order of the clauses, with who has not answered', async () => {
    await answer(1, 0)
    const answered = await desk.server.app.inject({
      url: '/api/rounds/round-1/report.docx',
      headers: secretary,
    })
    expect(answered.statusCode).toBe(200)
    expect(answered.headers['content-disposition']).toContain(encodeURIComponent(`${draft.title}.docx`))
    const paragraphs = [
      ...(await partOf(answered.rawPayload, 'word/document.xml')).matchAll(/<w:p>.*?<\/w:p>/g),
    ]
    const lines = paragraphs.map(([xml]) => textIn(xml)).filter((line) => line !== '')
    expect(lines[0]).toBe(draft.title)
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
    const close = () => ask(desk.server, 'POST /api/rounds/round-1/close', secretary)
    expect((await close()).status).toBe(204)
    expect((await close()).status).toBe(409)
    const refused = await answer(1, 0)
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('已结束')])
    expect((await round(desk.reporter)).ownUnanswered).toBe(0)
    expect((await remind()).status).toBe(409)
  })
})
