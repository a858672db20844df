import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgendaItem } from '#server/contract/agenda-items.ts'
import type { MeetingAgenda, MeetingSnapshot } from '#server/contract/meetings.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  await server.person('secretary', ['secretary'])
  secretary = await by(server, 'secretary')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }])
})
afterEach(() => server.stop())

const target = 'zhaoqing-2024-5g-base-stations'
const draft = {
  series: 'weekly',
  title: '第43周调度会',
  date: '2024-10-25',
  at: '2024-10-24',
  scopes: ['441200'],
}
const convene = (change: object = {}) => ask(server, 'POST /api/meetings', secretary, { ...draft, ...change })
const freeze = (id: string, body: object = {}) =>
  ask(server, `POST /api/meetings/${id}/freeze`, secretary, body)
const agenda = async (id: string) =>
  (await ask(server, `GET /api/meetings/${id}/agenda`, byToken)).body as MeetingAgenda
const of5G = ({ items }: { readonly items: readonly AgendaItem[] }) =>
  items.filter((item) => item.target === target)

describe('POST /api/meetings', () => {
  it('convenes the next meeting of a series, which everyone who reads may see', async () => {
    expect(await convene()).toMatchObject({ status: 201, body: { id: 'weekly-1' } })
    expect((await convene({ title: ' 第44周\n调度会 ', date: '2024-11-01' })).body).toEqual({
      id: 'weekly-2',
    })
    expect((await convene({ series: 'monthly' })).body).toEqual({ id: 'monthly-1' })
    const { body } = await ask(server, 'GET /api/meetings', byToken)
    expect(body.today).toBe(server.clock.today())
    expect(body.meetings.map(({ id }: { id: string }) => id)).toEqual(['weekly-2', 'monthly-1', 'weekly-1'])
    expect(body.meetings[0]).toEqual({
      id: 'weekly-2',
      series: 'weekly',
      title: '第44周 调度会',
      date: '2024-11-01',
      at: '2024-10-24',
      scopes: [{ scope: '441200', name: '肇庆市', targets: 21 }],
      state: 'prepared',
      cancelledFor: null,
      transitions: [],
      createdAt: '2024-10-31T10:00:00.000+08:00',
      createdBy: 'secretary',
      snapshots: [],
    })
  })

  it.each([
    [{ title: '  ' }, 'bad-item', '请写会议名称'],
    [{ date: '2024-02-30' }, 'bad-item', '没有这一天：2024-02-30'],
    [{ at: '2024-13-01' }, 'bad-item', '没有这一天：2024-13-01'],
    [{ at: '2024-10-26' }, 'bad-item', '基准日2024-10-26在会议日期2024-10-25之后'],
    [{ scopes: ['441200', '441200'] }, 'bad-item', '范围“肇庆市”写了两次'],
    [{ scopes: ['999999'] }, 'unknown-scope', '没有这个范围：999999'],
    [{ scopes: ['guangdong-jiaoyu'] }, 'bad-item', '没有目标，请换一个'],
    [{ scopes: ['440100'] }, 'bad-item', '范围“广州市”没有目标'],
  ])('refuses %o', async (change, code, detail) => {
    const { status, body } = await convene(change)
    expect([status, body.code]).toEqual([422, code])
    expect(body.detail).toContain(detail)
    expect((await ask(server, 'GET /api/meetings', byToken)).body.meetings).toEqual([])
  })
})

describe('GET /api/meetings/:id/agenda', () => {
  it('is as of now until the meeting is frozen, with figures in one sentence', async () => {
    await convene()
    await approve(server, [stations(7_000)])
    const now = await agenda('weekly-1')
    expect(now).toMatchObject({ frozen: false, at: '2024-10-24', comparedWith: null, demo: false })
    expect(of5G(now)).toMatchObject([
      { kind: 'red', organisation: 'zhaoqing-gongxin', figures: { light: 'far-behind', meetings: 1 } },
    ])
    expect(of5G(now)[0]!.sentence.replace(/\u2009/g, ' ')).toBe(
      '肇庆市“5G基站累计开通数”严重滞后，增量完成率 16.7 %，序时 75.0 %，差距 −58.3 个百分点。牵头：市工业和信息化局。',
    )
    await approve(server, [stations(7_900)])
    expect(of5G(await agenda('weekly-1'))).toEqual([])
  })

  it('says of two offices of one name whose each is, where the meeting is of two cities', async () => {
    const items = [
      stations(7_000),
      { indicator: 'qingyuan-clusters-transforming', region: '441800', period: '2021-M11', value: 0 },
    ]
    await approve(server, items)
    const order = { order: '抓紧推进，按月报送', organisation: 'zhaoqing-gongxin', assign: true }
    await ask(server, 'POST /api/action-items', secretary, { ...order, targets: [target] })
    await convene({ scopes: ['441200', '441800'], date: '2024-10-31' })
    const { items: told, orders } = await agenda('weekly-1')
    expect(orders!.map(({ organisationName }) => organisationName)).toEqual(['肇庆市工业和信息化局'])
    const leads = (region: string) =>
      new Set(
        told
          .filter(({ sentence }) => sentence.startsWith(region))
          .map(({ sentence }) => /牵头：([^（。]+)/.exec(sentence)![1]),
      )
    expect([...leads('肇庆市')]).toContain('肇庆市工业和信息化局')
    expect([...leads('清远市')]).toContain('清远市工业和信息化局')
  })

  it('is looked at from today where the reference date is to come', async () => {
    await convene({ date: '2024-11-08', at: '2024-11-08' })
    expect((await agenda('weekly-1')).at).toBe('2024-10-31')
  })

  it('is refused for an unknown meeting', async () => {
    const { status, body } = await ask(server, 'GET /api/meetings/weekly-9/agenda', byToken)
    expect([status, body.code]).toEqual([404, 'not-found'])
  })
})

describe('POST /api/meetings/:id/freeze', () => {
  beforeEach(async () => {
    await approve(server, [stations(7_000)])
    await convene()
  })

  it('keeps the picture for good, by its entry of the ledger and its hash; what is approved later stands beside it', async () => {
    const { sequence, hash } = server.deps.store.head()
    const frozen = await freeze('weekly-1')
    expect(frozen).toMatchObject({
      status: 200,
      body: {
        snapshot: { version: 1, sequence, hash, at: '2024-10-24', frozenBy: 'secretary', reason: null },
      },
    })
    const before = await agenda('weekly-1')
    const url = '/api/meetings/weekly-1/snapshots/1'
    const first = await server.app.inject({ url, headers: byToken })
    await approve(server, [stations(7_900)])
    expect(await agenda('weekly-1')).toEqual(before)
    expect(of5G(before)).toMatchObject([{ kind: 'red' }])
    expect(before).toMatchObject({ frozen: true, sequence })
    expect((await server.app.inject({ url, headers: byToken })).rawPayload.equals(first.rawPayload)).toBe(
      true,
    )
    const { body } = await ask(server, 'GET /api/meetings/weekly-1/changes', byToken)
    expect(body.changes).toMatchObject([
      { target, light: 'far-behind', lightNow: 'on-schedule', value: 7_000, valueNow: 7_900 },
    ])
  })

  it('keeps with the picture what documents are made of: names, commitments, the rule, the curves of the agenda', async () => {
    await freeze('weekly-1')
    const { body } = await ask(server, 'GET /api/meetings/weekly-1/snapshots/1', byToken)
    const picture = body as MeetingSnapshot
    expect(picture.scopes).toEqual([{ scope: '441200', name: '肇庆市' }])
    expect(picture.lightRule).toEqual({
      name: '序时规则（第1版）',
      onSchedule: { from: 0, exclusive: false },
      behind: { from: -10, exclusive: false },
      options: [],
    })
    const row = picture.targets.find((one) => one.target === target)!
    expect([row.regionName, row.commitment?.replace(/\u2009/g, ' ')]).toEqual(['肇庆市', '不少于 8,000 座'])
    expect(row.documentTitle).toMatch(/肇庆/)
    const onAgenda = new Set(picture.items.map((item) => item.target))
    expect(new Set(picture.curves!.map((curve) => curve.target))).toEqual(onAgenda)
    const curve = picture.curves!.find((one) => one.target === target)!
    expect([curve.periods[0], curve.periods.at(-1)]).toEqual(['2023-M12', '2024-M12'])
    // The way from 6,800 to 8,000 in twelve months is 100 a month.
    expect([curve.planned[0], curve.planned[9], curve.planned[12]]).toEqual([6_800, 7_700, 8_000])
    expect([curve.actual[0], curve.actual[9], curve.actual[10]]).toEqual([6_800, 7_000, null])
  })

  it('is done again only with a reason, as a new version beside the first', async () => {
    await freeze('weekly-1')
    const bare = await ask(server, 'POST /api/meetings/weekly-1/freeze', secretary)
    expect(bare.body).toMatchObject({ code: 'reason-needed' })
    expect((await freeze('weekly-1', { reason: '   ' })).body).toMatchObject({ code: 'reason-needed' })
    await approve(server, [stations(7_900)])
    const again = await freeze('weekly-1', { reason: '市工信局更正9月数' })
    expect(again.body.snapshot).toMatchObject({ version: 2, reason: '市工信局更正9月数' })
    const { body } = await ask(server, 'GET /api/meetings/weekly-1', byToken)
    expect(body.state).toBe('frozen')
    expect(body.snapshots.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    expect(of5G(await agenda('weekly-1'))).toEqual([])
    const first = await ask(server, 'GET /api/meetings/weekly-1/snapshots/1', byToken)
    expect(of5G(first.body)).toMatchObject([{ kind: 'red' }])
    expect((await ask(server, 'GET /api/meetings/weekly-1/changes', byToken)).body.changes).toEqual([])
    expect((await ask(server, 'GET /api/meetings/weekly-1/snapshots/3', byToken)).status).toBe(404)
  })

  it('holds one state of the ledger while values are being approved: each before it or after it, none between', async () => {
    const values = Array.from({ length: 12 }, (_, place) => 7_001 + place)
    const [frozen] = await Promise.all([
      freeze('weekly-1'),
      ...values.map((value) => approve(server, [stations(value)])),
    ])
    expect(frozen.status).toBe(200)
    const { sequence } = frozen.body.snapshot as { sequence: number }
    const known = `GET /api/board?scope=441200&at=2024-10-24&asOf=${sequence}`
    const board = (await ask(server, known, byToken)).body.targets as MeetingSnapshot['targets']
    const { body } = await ask(server, 'GET /api/meetings/weekly-1/snapshots/1', byToken)
    const { targets, sequence: told } = body as MeetingSnapshot
    const figures = (
      rows: readonly Pick<MeetingSnapshot['targets'][number], 'target' | 'value' | 'gap' | 'light'>[],
    ) => rows.map((row) => [row.target, row.value, row.gap, row.light]).sort()
    expect(figures(targets)).toEqual(figures(board))
    expect(told).toBe(sequence)
  })

  it('is refused before the reference date, and to one of two who do it at once', async () => {
    await convene({ date: '2024-11-08', at: '2024-11-08' })
    expect((await freeze('weekly-2')).body).toMatchObject({
      code: 'bad-item',
      detail: '基准日2024-11-08还没有到，到那一天才能定格。',
    })
    const answers = await Promise.all([freeze('weekly-1'), freeze('weekly-1')])
    const refused = answers.filter(({ status }) => status !== 200)
    // A secretary who comes second needs a reason, as for any further version.
    expect(refused.map(({ body }) => body.code)).toEqual([
      expect.stringMatching(/^(stale-edit|reason-needed)$/),
    ])
  })

  it('compares with the frozen meeting before it, also by what was corrected since', async () => {
    await freeze('weekly-1')
    await approve(server, [stations(7_900, '441200', '09')])
    await convene({ title: '第44周调度会', date: '2024-11-01', at: '2024-10-31' })
    const next = await agenda('weekly-2')
    expect(next.comparedWith).toEqual({ id: 'weekly-1', at: '2024-10-24' })
    expect(of5G(next).map(({ kind }) => kind)).toEqual(['light-revised'])
    expect(of5G(next)[0]!.figures).toMatchObject({ lastLight: 'far-behind', revisedLight: 'on-schedule' })
    // Another series has no meeting to compare with.
    await convene({ series: 'monthly', date: '2024-11-01', at: '2024-10-31' })
    expect((await agenda('monthly-1')).comparedWith).toBeNull()
  })
})
