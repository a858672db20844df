import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePeriodsJob } from '#server/features/periods/close-periods-job.ts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { giveToken } from '#tests/support/callers/staff.ts'
import type { ReviewQueue } from '#server/contract/review.ts'
import type { Chases } from '#server/contract/timeliness.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { publishCity, type PublishedCity } from '../published-city.ts'

/** A second plan of the office, whose figures are known two months after each month, and collected up to March 2025. */
const yearbook: PlanDraft = {
  ...emptyPlanDraft,
  document: { ...inventedPlan.document, title: '厦门市统计数据计划（虚构）', shortTitle: '厦门统计' },
  organisations: [{ name: '市通信管理局' }],
  targets: [
    {
      ...{ name: '数字产业营业收入', value: '900', unit: '亿元', basis: '期末存量', baseline: '700' },
      ...{ lead: ['市通信管理局'], releaseMonths: '2', lockDays: '15', collectedTo: '2025年3月' },
    },
  ],
}

describe('what is reported, apart from targets', () => {
  let city: PublishedCity
  let indicator = ''
  beforeAll(async () => {
    city = await publishCity()
    await city.publish(yearbook)
    const { body } = await ask(city.server, 'GET /api/catalogue', byToken)
    const known = body.indicators as { id: string; name: string }[]
    indicator = known.find(({ name }) => name === '数字产业营业收入')!.id
  })
  afterAll(() => city.server.stop())

  const filingsAt = async (at: string) =>
    (await ask(city.server, `GET /api/filings?at=${at}`, await by(city.server, 'tongguan'))).body
  const owedAt = async (at: string) => {
    const reporter = await by(city.server, 'tongguan')
    const { filings } = await filingsAt(at)
    const cells = await Promise.all(
      filings.map(async ({ id, period }: { id: string; period: string }) => {
        const { body } = await ask(city.server, `GET /api/filings/${id}?at=${at}`, reporter)
        return body.cells.some((cell: { indicator: string }) => cell.indicator === indicator) ? [period] : []
      }),
    )
    return cells.flat().sort()
  }

  it('D-7 is neither owed nor missing before a figure can exist, and it is said from when it does', async () => {
    expect(await owedAt('2024-05-15')).toEqual(['2024-M01', '2024-M02'])
    expect((await filingsAt('2024-05-15')).awaited).toEqual([
      {
        ...{ indicator, name: '数字产业营业收入', period: '2024-M03' },
        ...{ from: '2024-06-01', deadline: '2024-06-11' },
      },
    ])
    const item = { indicator, region: '350200', period: '2024-M02', value: 720 }
    const posted = await ask(city.server, 'POST /api/observations', byToken, { items: [item] })
    expect(posted.status).toBe(201)
    const lightAt = async (at: string) =>
      (await city.rows('350200', `&at=${at}`)).find((row) => row.indicator === indicator)!.light
    expect([await lightAt('2024-06-11'), await lightAt('2024-06-12')]).toEqual(['behind', 'overdue'])
  })

  it('D-6 is collected after its target has ended, as long as the scheme says', async () => {
    expect((await owedAt('2025-06-30')).at(-1)).toBe('2025-M03')
    expect((await owedAt('2025-12-31')).at(-1)).toBe('2025-M03')
  })

  it('D-8 closes a period after its lock day, and not once more after somebody has opened it again', async () => {
    const halves = { ...yearbook.document, title: '厦门市半年报计划（虚构）', shortTitle: '厦门半年报' }
    const half = { name: '数据要素企业数', value: '90', unit: '家', frequency: '每半年', lockDays: '15' }
    await city.publish({ ...yearbook, document: halves, targets: [half] })
    const job = closePeriodsJob(city.server.deps)
    const run = () => job.run(AbortSignal.timeout(60_000))
    const admin = await city.admin()
    const firstHalf = async () => {
      const { body } = await ask(city.server, 'GET /api/periods?at=2024-10-31', admin)
      return body.periods.find(({ period }: { period: string }) => period === '2024-S1')
    }
    expect(await firstHalf()).toMatchObject({ locksAfter: '2024-07-19', closure: null })
    await run()
    expect(await firstHalf()).toMatchObject({ closure: { by: '系统', reason: '关账日2024-07-19已过' } })
    const reason = { reason: '发现错报，须更正' }
    await ask(city.server, 'DELETE /api/periods/2024-S1/closure', admin, reason)
    await run()
    expect(await firstHalf()).toMatchObject({ closure: null })
    // The other indicators of the months are never locked, so that the months stay open.
    const { body } = await ask(city.server, 'GET /api/periods?at=2024-10-31', admin)
    const months = (body.periods as { period: string; closure: unknown; locksAfter: unknown }[]).filter(
      ({ period }) => period.includes('M'),
    )
    expect(months.filter(({ closure, locksAfter }) => closure !== null || locksAfter !== null)).toEqual([])
  })

  it('D-11 is owed, entered, counted and missed by who reports it in each region', async () => {
    const counties = { ...yearbook.document, title: '厦门市分县报送计划（虚构）', shortTitle: '厦门分县' }
    const target = { name: '数字化转型企业数', value: '90', unit: '家', frequency: '每季', byCounty: '是' }
    const organisations = [{ name: '市通信管理局' }, { name: '思明区人民政府', region: '思明区' }]
    await city.publish({
      ...{ ...yearbook, document: counties, organisations },
      targets: [
        {
          ...{ ...target, lead: ['市通信管理局'], reporters: ['思明区：思明区人民政府'] },
          reviewLevels: '县级、市级',
        },
      ],
    })
    const { body } = await ask(city.server, 'GET /api/catalogue', byToken)
    const { id: own, reporters } = (
      body.indicators as { id: string; name: string; reporters?: { organisation: string }[] }[]
    ).find(({ name }) => name === target.name)!
    expect(reporters).toEqual([{ region: '350203', organisation: '350200-org-3' }])
    const siming = { organisations: ['350200-org-3'], regions: ['350203'] }
    await city.server.person('siming', ['reporter'], siming)
    const cells = async (name: string, organisation: string) => {
      const filing = `GET /api/filings/${organisation}-2024-Q1?at=2024-04-15`
      const { body: found } = await ask(city.server, filing, await by(city.server, name))
      return (found.cells as { indicator: string; region: string }[])
        .filter(({ indicator: one }) => one === own)
        .map(({ region }) => region)
    }
    expect(await cells('siming', '350200-org-3')).toEqual(['350203'])
    expect(await cells('tongguan', '350200-org-2')).not.toContain('350203')

    const post = async (name: string) => {
      const items = [{ indicator: own, region: '350203', period: '2024-Q1', value: 9 }]
      return ask(city.server, 'POST /api/observations', await by(city.server, name), { items })
    }
    expect(await post('tongguan')).toMatchObject({
      ...{ status: 403, body: { errors: [{ code: 'organisation-not-allowed' }] } },
    })
    const matrixOf = async (organisation: string) => {
      const asked = `GET /api/timeliness?at=2024-10-31&frequency=Q&periods=3&organisation=${organisation}`
      const { units } = (await ask(city.server, asked, byToken)).body
      return units[0]?.standings[0]
    }
    expect(await matrixOf('350200-org-3')).toMatchObject({ promptness: 'missing', owed: 1, missing: 1 })
    const others = (await matrixOf('350200-org-2')).missing
    // Each organisation is chased for its own regions: those who report there are told.
    await city.server.person('secretary', ['secretary'])
    const chased = async () => {
      const filings = ['350200-org-3-2024-Q1', '350200-org-2-2024-Q1']
      const asked = { filings, at: '2024-04-15' }
      const secretary = await by(city.server, 'secretary')
      const { outcomes } = (await ask(city.server, 'POST /api/timeliness/chases', secretary, asked)).body
      return (outcomes as Chases['outcomes']).map(({ outcome, people }) => [outcome, ...people])
    }
    expect(await chased()).toEqual([
      ['told', 'siming'],
      ['told', 'tongguan'],
    ])
    expect((await post('siming')).status).toBe(201)
    expect((await chased())[0]).toEqual(['nothing-open'])
    // Its figure is reviewed in the county first.
    const steps = async (name: string, region: string) => {
      await city.server.person(name, ['reviewer'], { regions: [region] })
      const { items } = (await ask(city.server, 'GET /api/review', await by(city.server, name))).body
      return (items as ReviewQueue['items']).map((one) => [one.observation.region, ...one.transitions])
    }
    expect([await steps('county', '350203'), await steps('city', '350200')]).toEqual([
      [['350203', 'endorse', 'return']],
      [],
    ])
    expect(await matrixOf('350200-org-3')).toMatchObject({ owed: 1, missing: 0, late: 1 })
    expect((await matrixOf('350200-org-2')).missing).toBe(others)
    const { periods } = (await ask(city.server, 'GET /api/periods?at=2024-10-31', await city.admin())).body
    const quarter = (periods as { period: string; lacking: object[] }[]).find(
      ({ period }) => period === '2024-Q1',
    )!
    expect(quarter.lacking).toContainEqual({
      ...{ organisation: '350200-org-3', name: '思明区人民政府', unreported: 0, waiting: 1 },
    })
  })

  it('Z-18 is disclosed as the plan says, which only who decides on that publishes', async () => {
    const rights = ['read', 'catalogue'] as const
    await giveToken(city.server.deps, { name: 'plans', secret: 'token-that-keeps-plans', rights })
    const program = { authorization: 'Bearer token-that-keeps-plans' }
    const disclosed: PlanDraft = {
      ...yearbook,
      document: { ...yearbook.document, title: '厦门市公开数据计划（虚构）', shortTitle: '厦门公开' },
      targets: [{ name: '公共数据开放集', value: '90', unit: '个', basis: '期末存量', disclosure: '公开' }],
    }
    const { body: made } = await ask(city.server, 'POST /api/plans', program, disclosed)
    const publish = async (caller: Record<string, string>) =>
      ask(city.server, `POST /api/plans/${made.id}/publish`, { ...caller, 'if-match': '"1"' })
    const before = city.server.deps.store.head().sequence
    expect(await publish(program)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(city.server.deps.store.head().sequence).toBe(before)
    expect((await publish(await city.admin())).status).toBe(200)
    const { indicators, disclosures } = (await ask(city.server, 'GET /api/catalogue', byToken)).body as {
      readonly indicators: readonly { readonly id: string; readonly name: string }[]
      readonly disclosures: readonly object[]
    }
    const { id } = indicators.find(({ name }) => name === '公共数据开放集')!
    expect(disclosures).toEqual([{ id, level: 'public' }])
  })
})
