import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import { listEntries } from '#server/records/list-entries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const target = 'zhaoqing-2024-5g-base-stations'
/** The present day of the tests, and the day before the reform. */
const [today, before] = ['2024-10-31', '2024-09-30']
const industry = {
  ...{ id: 'zhaoqing-industry', name: '市产业发展局', aliases: [], region: '441200', collective: false },
}
const merger = {
  id: 'reform-1',
  name: '市工业和信息化局、市民政局合并为市产业发展局',
  from: '2024-10-01',
  before: ['zhaoqing-gongxin', 'zhaoqing-minzheng'],
  after: ['zhaoqing-industry'],
}

let server: TestServer
let admin: Record<string, string>
let second: Record<string, string>
beforeEach(async () => {
  server = await startTestServer({ twoPersons: true })
  server.clock.set(`${today}T10:00:00.000+08:00`)
  await server.person('lin', ['system-administrator'])
  admin = await by(server, 'admin')
  second = await by(server, 'lin')
  await put('organisation', industry)
})
afterEach(() => server.stop())

const put = (kind: string, record: { readonly id: string }, version = 0) =>
  ask(
    server,
    `PUT /api/catalogue/${kind}/${record.id}`,
    { ...admin, 'if-match': `"${version}"` },
    { record, reason: '肇机编〔2024〕12号（虚构）' },
  )
const decide = (id: string, act: 'confirm' | 'refuse') =>
  ask(server, `POST /api/proposals/${id}/${act}`, second, act === 'refuse' ? { reason: '缺少文号' } : {})
const leadAt = async (at: string, asOf?: number) => {
  const known = asOf === undefined ? '' : `&asOf=${asOf}`
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${at}${known}`, admin)
  const row = body.targets.find((one: { target: string }) => one.target === target)
  return row.organisationName as string
}
const reporterAs = async (name: string, organisation: string) => {
  await server.person(name, ['reporter'], { organisations: [organisation], regions: ['441200'] })
  return by(server, name)
}

describe('a reform of organisations', () => {
  it('Z-10 is in force only after a second person confirms; asOf, boards, reasons and the wall follow, by the day that is looked at', async () => {
    const known = server.deps.store.head().sequence
    expect(await put('reform', merger)).toMatchObject({ status: 200, body: { version: 0, proposal: '1' } })
    expect((await decide('1', 'refuse')).status).toBe(200)
    expect(await leadAt(today)).toBe('市工业和信息化局')
    expect((await put('reform', merger)).body).toMatchObject({ proposal: '2' })
    expect((await ask(server, 'GET /api/proposals', second)).body.proposals[0]).toMatchObject({
      title: `机构改革“${merger.name}”`,
      changes: [{ kind: 'reform', name: `${merger.name}（自2024-10-01施行）` }],
      others: 0,
    })
    const query = { scope: '441200', at: today, protocol: '2' }
    const wall = await openLive<Protocol2Message>(await server.listen(), query, admin)
    const shown = async () => {
      const { board } = await wall.next('snapshot')
      return board.targets.find((row) => row.target === target)?.organisationName
    }
    await wall.next('hello')
    expect(await shown()).toBe('市工业和信息化局')
    const { body: confirmed } = await decide('2', 'confirm')
    expect(await shown()).toBe('市产业发展局')
    wall.close()
    expect(await leadAt(today)).toBe('市产业发展局')
    expect(await leadAt(before)).toBe('市工业和信息化局')
    expect(await leadAt(today, known)).toBe('市工业和信息化局')
    expect(await leadAt(today, confirmed.sequence - 1)).toBe('市工业和信息化局')
    const why = async (at: string) =>
      (await ask(server, `GET /api/targets/${target}/why?at=${at}`, admin)).body.organisations[0]
    expect([await why(today), await why(before)]).toMatchObject([
      { name: '市产业发展局', part: 'lead' },
      { name: '肇庆市工业和信息化局', part: 'lead' },
    ])
    const { reader } = server.deps.store
    expect((await listEntries(reader, server.deps.catalogue.current(), 1)).join()).toContain(
      '机构改革 reform-1（第1版），肇机编〔2024〕12号（虚构）',
    )
    expect(await verifyLedger(reader)).toMatchObject({ sound: true })
    // The withdrawal takes two people as well.
    const gone = await ask(
      server,
      'DELETE /api/catalogue/reform/reform-1',
      { ...admin, 'if-match': '"1"' },
      { reason: '改革推迟' },
    )
    expect(gone.body).toMatchObject({ proposal: '3' })
    await decide('3', 'confirm')
    expect(await leadAt(today)).toBe('市工业和信息化局')
  })

  it('Z-10 passes filings, open orders and people on; earlier filings stay with the former organisations', async () => {
    const owner = await reporterAs('owner', 'zhaoqing-gongxin')
    const other = await reporterAs('other', 'zhaoqing-caizheng')
    await server.person('secretary', ['secretary'])
    const secretary = await by(server, 'secretary')
    await approve(server, [stations(6_900, '441200', '08')])
    const order = {
      order: '加快5G基站建设，11月底前补齐缺口',
      organisation: 'zhaoqing-gongxin',
      targets: [target],
      assign: true,
    }
    const collaborators = merger.before.filter((one) => one !== order.organisation)
    expect(collaborators).not.toEqual([])
    await ask(server, 'POST /api/action-items', secretary, { ...order, collaborators })
    await put('reform', merger)
    await decide('1', 'confirm')
    const newcomer = await reporterAs('newcomer', 'zhaoqing-industry')
    const filed = async (who: Record<string, string>, at: string) => {
      const { body } = await ask(server, `GET /api/filings?at=${at}`, who)
      return [...new Set(body.filings.map((one: { organisation: string }) => one.organisation))]
    }
    expect(await filed(owner, today)).toEqual(['zhaoqing-industry'])
    expect(await filed(newcomer, today)).toEqual(['zhaoqing-industry'])
    expect(await filed(newcomer, before)).toEqual(merger.before)
    expect(await filed(other, today)).not.toContain('zhaoqing-industry')
    const items = [stations(7_000)]
    for (const [who, status] of [
      [other, 403],
      [owner, 201],
    ] as const)
      expect(await ask(server, 'POST /api/observations', who, { items })).toMatchObject({ status })
    // The successor sees the values of the time before.
    const history = `GET /api/observations/history?indicator=zhaoqing-5g-base-stations&region=441200&period=2024-M08`
    expect(await ask(server, history, newcomer)).toMatchObject({
      status: 200,
      body: { organisationName: '肇庆市产业发展局' },
    })
    expect((await ask(server, 'GET /api/action-items', newcomer)).body.items).toMatchObject([
      {
        id: '2024-1',
        organisation: 'zhaoqing-industry',
        organisationName: '市产业发展局',
        collaborators: [],
      },
    ])
    expect((await ask(server, 'GET /api/action-items', other)).body.items).toEqual([])
    expect((await ask(server, 'POST /api/action-items/2024-1/acknowledge', newcomer, {})).status).toBe(200)
    // An order to an organisation that has ended goes to its successor.
    await ask(server, 'POST /api/action-items', secretary, order)
    expect((await ask(server, 'GET /api/action-items/2024-2', newcomer)).body).toMatchObject({
      organisation: 'zhaoqing-industry',
    })
    const { body: session } = await ask(server, 'GET /api/session', owner)
    expect(session.organisations).toEqual(['zhaoqing-industry', ...merger.before])
  })

  it('Z-10 has an evaluation of organisations count who took over from its day on', async () => {
    const scheme = {
      name: '基站完成情况（虚构）',
      grounds: '虚构',
      over: 'organisations',
      participants: ['zhaoqing-gongxin', 'zhaoqing-minzheng', 'zhaoqing-caizheng'],
      indicators: [
        {
          indicator: 'zhaoqing-5g-base-stations',
          weight: 1,
          direction: 'higher',
          scoring: { method: 'target', ceiling: 120 },
        },
      ],
      aggregation: 'arithmetic',
      maxMissing: 0.2,
      decimals: 1,
    }
    await approve(server, [stations(7_000)])
    const kept = await ask(server, 'POST /api/evaluation-schemes', admin, scheme)
    expect(kept.status, JSON.stringify(kept.body)).toBe(201)
    await put('reform', merger)
    await decide('1', 'confirm')
    const ran = async (at: string) => {
      const { body } = await ask(server, `GET /api/evaluation-schemes/${kept.body.id}/run?at=${at}`, admin)
      return body.results.map((one: { name: string; score: number | null }) => [one.name, one.score])
    }
    expect(await ran(today)).toEqual([
      ['肇庆市产业发展局', 87.5],
      ['肇庆市财政局', null],
    ])
    expect((await ran(before)).map(([name]: [string]) => name)).toEqual([
      '肇庆市工业和信息化局',
      '肇庆市民政局',
      '肇庆市财政局',
    ])
  })

  it.each([
    ['merged into itself', { after: ['zhaoqing-gongxin'] }, '不能并入或改为自己'],
    ['of nobody', { after: ['nobody'] }, '所指单位不存在：nobody'],
    ['on a day that there is not', { from: '2024-02-30' }, '2024-02-30'],
    ['of several into several', { after: ['zhaoqing-industry', 'zhaoqing-caizheng'] }, '请分开写'],
  ])('Z-11 is refused where it is %s, and nothing is kept', async (_, change, words) => {
    const head = server.deps.store.head().sequence
    const { status, body } = await put('reform', { ...merger, ...change })
    expect({ status, told: JSON.stringify(body).includes(words) }, JSON.stringify(body)).toEqual({
      status: 422,
      told: true,
    })
    expect(server.deps.store.head().sequence).toBe(head)
  })

  it('Z-11 refuses a day before the last reform, a circle, and the withdrawal of who owes', async () => {
    await put('reform', merger)
    await decide('1', 'confirm')
    const next = { ...merger, id: 'reform-2', before: ['zhaoqing-industry'], after: ['zhaoqing-caizheng'] }
    for (const [change, words] of [
      [{ from: '2024-09-01' }, '日期须在其后'],
      [{ from: '2025-01-01', after: ['zhaoqing-gongxin'] }, '绕成了一圈'],
    ] as const)
      expect(await put('reform', { ...next, ...change })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining(words) as string },
      })
    const withdrawn = (id: string, version: number) =>
      ask(
        server,
        `DELETE /api/catalogue/organisation/${id}`,
        { ...admin, 'if-match': `"${version}"` },
        { reason: '已撤销' },
      )
    expect(await withdrawn('zhaoqing-fagai', 1)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await withdrawn('zhaoqing-industry', 1)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })
})
