import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkAllocation } from '#metrics/evaluation/allocation.ts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { noticeOf, publishCity, stationsOf, type PublishedCity } from './published-city.ts'

const { plan, target, indicator } = stationsOf
const bureau = '350200-org-2'
const participants = [bureau, '350200-org-1']
/** The present day of the tests. */
const today = '2024-10-31'
let city: PublishedCity
beforeEach(async () => {
  city = await publishCity()
  city.server.clock.set(`${today}T10:00:00.000+08:00`)
  // 1,900 of 2,000 stations, from 1,500: 80 % of the way at 75 % of the time.
  await approveValue(1_900)
})
afterEach(() => city.server.stop())

const approveValue = (value: number, period = '2024-M09', region = '350200') =>
  approve(city.server, [{ indicator, region, period, value }])
const head = () => city.server.deps.store.head().sequence
const row = async (scope: string, query = '', id: string = target) =>
  (await city.rows(scope, query)).find((one) => one.target === id)
const stations = { name: '5G基站累计数', unit: '座', basis: '期末存量', indicator }

describe('a target that is adjusted', () => {
  it('T-4 counts for boards, wall and evaluation from the day of the notice, after a second person confirms', async () => {
    const evaluated = await city.evaluation('organisations', participants)
    const before = head()
    const wall = await city.wall(plan)
    expect((await wall.shown())[0]).toMatchObject({ target, light: 'on-schedule', targetValue: 2_000 })
    const change = { target: '5G基站累计数', act: '调整', value: '2,400', clause: '一' }
    const proposed = await city.publish(noticeOf([change], '2024年10月25日'))
    await city.decide(proposed.proposal, 'refuse')
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    expect(await row('350200-plan-2')).toBeUndefined()
    const second = await city.again(proposed)
    expect(second.proposal).not.toBe(proposed.proposal)
    const confirmed = await city.decide(second.proposal, 'confirm')
    expect((await wall.shown())[0]).toMatchObject({ target, light: 'far-behind', targetValue: 2_400 })
    wall.close()
    expect(await row('350200')).toMatchObject({ light: 'far-behind', targetValue: 2_400 })
    // The printed figure is in force before the notice, and as known before it.
    expect(await row('350200', '&at=2024-10-24')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    expect(await row('350200', '&at=2024-10-25')).toMatchObject({ targetValue: 2_400 })
    for (const asOf of [before, confirmed - 1])
      expect(await row('350200', `&asOf=${asOf}`)).toMatchObject({ targetValue: 2_000 })
    expect([await city.owedFilings(), await city.owedFilings('2024-10-24')]).toEqual([10, 9])
    // 1,900 of 2,400 are 79.2 points, of 2,000 95.
    expect((await evaluated(`at=${today}`))[0]).toEqual([bureau, 1_900, 2_400, expect.closeTo(79.17, 2)])
    expect((await evaluated('at=2024-10-24'))[0]).toEqual([bureau, 1_900, 2_000, 95])
    expect((await evaluated(`at=${today}&asOf=${before}`))[0]).toEqual([bureau, 1_900, 2_000, 95])
  })
})

describe('a document that amends targets', () => {
  it('Z-9 has another day only after a second person confirms, who is shown the lights between both days', async () => {
    const change = { target: '5G基站累计数', act: '调整', value: '2,400', clause: '一' }
    await city.decide((await city.publish(noticeOf([change], '2024年10月25日'))).proposal, 'confirm')
    const admin = await city.admin()
    const proposeDay = async (document: string, signed: string) => {
      const path = `/api/catalogue/document/${document}`
      const { record, version } = (await ask(city.server, `GET ${path}`, admin)).body
      const headers = { ...admin, 'if-match': `"${version}"` }
      const body = { record: { ...record, signed }, reason: '印发日期录错' }
      return (await ask(city.server, `PUT ${path}`, headers, body)).body.proposal as string | null
    }
    const earlier = '&at=2024-10-20'
    const before = head()
    const refused = await proposeDay('350200-plan-2', '2024-10-10')
    const path = `/api/proposals/${refused}/lights`
    expect((await ask(city.server, `GET ${path}`, admin)).body).toMatchObject({
      ...{ at: '2024-10-24', turned: [{ target, before: 'on-schedule', after: 'far-behind' }] },
    })
    const [listed] = (await ask(city.server, 'GET /api/proposals', admin)).body.proposals
    expect(listed.changes).toEqual([
      {
        ...{ kind: 'document', id: '350200-plan-2', name: '关于调整部分目标的通知（虚构）', goes: false },
        fields: [{ title: '印发日期', from: '2024年10月25日', to: '2024年10月10日' }],
      },
    ])
    await city.decide(refused, 'refuse')
    expect(await row('350200', earlier)).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    const wall = await city.wall('350200')
    await wall.shown()
    await city.decide(await proposeDay('350200-plan-2', '2024-11-10'), 'confirm')
    expect((await wall.shown()).find((one) => one.target === target)).toMatchObject({ targetValue: 2_000 })
    wall.close()
    expect(await row('350200', `&asOf=${before}`)).toMatchObject({ targetValue: 2_400 })
    expect(await row('350200', '&at=2024-11-10')).toMatchObject({ targetValue: 2_400 })
    // The day of a plan that changes no other plan has no effect.
    expect(await proposeDay(plan, '2024-01-05')).toBeNull()
  })
})

describe('a target that is withdrawn', () => {
  it('T-4 leaves boards, wall, filings and evaluation from the day of the notice, and keeps its history', async () => {
    const evaluated = await city.evaluation('organisations', participants)
    const before = head()
    const wall = await city.wall('350200')
    const judged = async () => (await wall.shown()).map((one) => one.target)
    expect(await judged()).toContain(target)
    const change = { target: '5G基站累计数', act: '撤销', clause: '一' }
    const proposed = await city.publish(noticeOf([change], '2024年10月25日'))
    const lights = await ask(
      city.server,
      `GET /api/proposals/${proposed.proposal}/lights`,
      await city.admin(),
    )
    expect(lights.body).toMatchObject({
      turned: [{ target, before: 'on-schedule', after: null, goes: true }],
    })
    await city.decide(proposed.proposal, 'refuse')
    expect([(await row('350200'))?.light, await city.owedFilings()]).toEqual(['on-schedule', 10])
    await city.decide((await city.again(proposed)).proposal, 'confirm')
    expect(await judged()).not.toContain(target)
    wall.close()
    const earlier = '&at=2024-10-24'
    expect([await row('350200'), (await row('350200', earlier))?.light]).toEqual([undefined, 'on-schedule'])
    expect(await row('350200', `&asOf=${before}`)).toMatchObject({ light: 'on-schedule' })
    expect((await city.rows('350200')).length).toBe((await city.rows('350200', earlier)).length - 1)
    // What was owed of the nine months before the notice stays owed, October's is not.
    expect([await city.owedFilings(), await city.owedFilings('2024-10-24')]).toEqual([9, 9])
    const matrix = 'GET /api/timeliness?at=2024-11-29&frequency=M&periods=12&organisation=350200-org-2'
    const { periods, units } = (await ask(city.server, matrix, await city.admin())).body
    const [august, , october] = units[0].standings.slice(-3)
    expect([periods.at(-1).period, august.promptness, october]).toEqual(['2024-M10', 'missing', null])
    expect((await evaluated(`at=${today}`))[0]).toEqual([bureau, null, undefined, null])
    for (const query of ['at=2024-10-24', `at=${today}&asOf=${before}`])
      expect((await evaluated(query))[0]).toEqual([bureau, 1_900, 2_000, 95])
    const why = async (query: string) =>
      ask(city.server, `GET /api/targets/${target}/why?${query}`, await city.admin())
    expect([(await why('')).status, (await why('at=2024-10-24')).status]).toEqual([404, 200])
    const history = `GET /api/observations/history?indicator=${indicator}&region=350200&period=2024-M09`
    const reporter = await by(city.server, 'tongguan')
    expect((await ask(city.server, history, reporter)).status).toBe(200)
  })
})

describe('a target that is handed down', () => {
  const shares = { 思明区: 600, 海沧区: 300, 湖里区: 400, 集美区: 300, 同安区: 200, 翔安区: 200 }
  const codes = ['350203', '350205', '350206', '350211', '350212', '350213']
  const handed: PlanDraft = {
    ...emptyPlanDraft,
    document: { ...inventedPlan.document, title: '2024年5G基站任务分解表（虚构）' },
    organisations: inventedPlan.organisations,
    targets: Object.entries(shares).map(([region, value]) => ({
      ...{ ...stations, region, value: String(value), lead: ['思明区人民政府'] },
    })),
  }

  it('H-4 is judged and owed at the counties, adds up to the whole, and changes there take a second person', async () => {
    const before = head()
    const wall = await city.wall('350200')
    const counties = async () => (await wall.shown()).filter((one) => codes.includes(one.region))
    expect(await counties()).toEqual([])
    const published = await city.publish(handed)
    expect(published.proposal).toBeNull()
    expect((await counties()).map((one) => one.targetValue).sort()).toEqual([200, 200, 300, 300, 400, 600])
    wall.close()
    const evaluated = await city.evaluation('regions', codes.slice(0, 2))
    const index = city.server.deps.catalogue.current()
    const parts = codes.flatMap((code) => index.targetsOn(indicator, code).map((one) => one.target))
    expect(checkAllocation(index.targets.get(target)!.target, codes, parts)).toMatchObject({
      ...{ target: '2000', allocated: '2000', state: 'exact', covers: true, missing: [] },
    })
    await city.server.person('siming', ['reporter'], { organisations: [bureau], regions: ['350203'] })
    expect([await city.owedFilings(), await city.owedFilings(today, 'siming')]).toEqual([10, 10])
    await approveValue(480, '2024-M09', '350203')
    const [first] = parts
    expect(await row('350203', '', first!.id)).toMatchObject({ value: 480, targetValue: 600 })
    expect(await city.rows('350203', `&asOf=${before}`)).toEqual([])
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    expect(await evaluated(`at=${today}`)).toEqual([
      ['350203', 480, 600, 80],
      ['350205', null, undefined, null],
    ])
    const path = `/api/catalogue/target/${first!.id}`
    const { record } = (await ask(city.server, `GET ${path}`, await city.admin())).body
    const headers = { ...(await city.admin()), 'if-match': '"1"' }
    const raised = { record: { ...record, value: '700' }, reason: '重新分解' }
    const { body } = await ask(city.server, `PUT ${path}`, headers, raised)
    await city.decide(body.proposal, 'refuse')
    expect(await row('350203', '', first!.id)).toMatchObject({ targetValue: 600 })
  })
})

describe('a target that is rolled over', () => {
  it('Z-2 begins in the next plan with its last value; the one before, its filings and points stay', async () => {
    await approveValue(1_950, '2024-M10')
    const evaluated = await city.evaluation('organisations', participants)
    const before = head()
    const wall = await city.wall('350200')
    await wall.shown()
    const { proposal } = await city.publish({
      ...inventedPlan,
      document: { ...inventedPlan.document, title: '2025年计划（虚构）', start: '2025年', due: '2025年底' },
      targets: [{ ...stations, value: '2,100', lead: ['市通信管理局'] }],
    })
    expect(proposal).toBeNull()
    const shown = (await wall.shown()).filter((one) => one.indicator === indicator)
    expect(shown.map((one) => [one.target, one.light])).toEqual([
      [target, 'on-schedule'],
      ['350200-2025-4', 'not-started'],
    ])
    wall.close()
    city.server.clock.set('2025-02-20T09:00:00+08:00')
    await approveValue(1_960, '2024-M12')
    await approveValue(1_970, '2025-M01')
    expect(await row(plan)).toMatchObject({ light: 'missed', value: 1_960 })
    const next = ['350200-plan-2', '', '350200-2025-4'] as const
    // The value 1,970 is 10 of the 140 from 1,960 to 2,100, in one month of twelve.
    expect(await row(...next)).toMatchObject({ light: 'behind', baseline: 1_960, value: 1_970 })
    expect(await city.rows('350200-plan-2', `&asOf=${before}`)).toEqual([])
    // Both targets owe one series: twelve months of 2024 and January.
    expect(await city.owedFilings()).toBe(13)
    expect((await evaluated('at=2025-02-20'))[0]).toEqual([bureau, 1_970, 2_100, expect.closeTo(93.81, 2)])
    expect((await evaluated('at=2025-01-20'))[0]).toEqual([bureau, 1_960, 2_000, 98])
    const path = '/api/catalogue/target/350200-2025-4'
    const admin = await city.admin()
    const { record } = (await ask(city.server, `GET ${path}`, admin)).body
    const lower = { record: { ...record, baseline: '1900' }, reason: '结转基数有误' }
    const { body } = await ask(city.server, `PUT ${path}`, { ...admin, 'if-match': '"1"' }, lower)
    await city.decide(body.proposal, 'refuse')
    expect(await row(...next)).toMatchObject({ light: 'behind', baseline: 1_960 })
  })
})
