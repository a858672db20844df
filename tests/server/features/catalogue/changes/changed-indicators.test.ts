import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { lastPeriodEndedBy, periodEnd } from '#metrics/period.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

const { target, indicator } = stationsOf
let city: PublishedCity
beforeEach(async () => {
  city = await publishCity()
  // The day is two working days after October's deadline, the 6th working day of November.
  city.server.clock.set('2024-11-12T10:00:00.000+08:00')
  await approve(city.server, [{ indicator, region: '350200', period: '2024-M09', value: 1_900 }])
})
afterEach(() => city.server.stop())

const path = (id: string) => `/api/catalogue/indicator/${id}`
async function change(id: string, changed: Partial<Indicator>) {
  const admin = await city.admin()
  const { record, version } = (await ask(city.server, `GET ${path(id)}`, admin)).body
  const headers = { ...admin, 'if-match': `"${version}"` }
  const body = { record: { ...record, ...changed }, reason: '统计制度调整（虚构）' }
  const answer = await ask(city.server, `PUT ${path(id)}`, headers, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.proposal as string | null
}
const row = async (query = '', id: string = target) =>
  (await city.rows('350200', query)).find((one) => one.target === id)
const light = async (query = '') => (await row(query))?.light
const listed = async () =>
  (await ask(city.server, 'GET /api/proposals', await city.admin())).body.proposals[0]

describe('an indicator that is awaited or computed otherwise', () => {
  it('Z-9 has another deadline only after a second person confirms, who is shown the lights; asOf, evaluation and wall follow', async () => {
    const admin = await city.admin()
    const evaluated = await city.evaluation('organisations', ['350200-org-2', '350200-org-1'])
    const now = 'at=2024-11-12'
    const before = city.server.deps.store.head().sequence
    const wall = await city.wall('350200')
    const shown = async () => (await wall.shown()).find((one) => one.target === target)?.light
    expect([await light(), await shown()]).toEqual(['overdue', 'overdue'])
    const refused = await change(indicator, { reportDays: 20, remarks: ['按月'] })
    expect(await listed()).toMatchObject({
      ...{ id: refused, title: '指标“5G基站累计数”', state: 'waiting', others: 0 },
      changes: [
        {
          ...{ kind: 'indicator', id: indicator, name: '5G基站累计数', goes: false },
          // What no light depends on is confirmed with it, and told too.
          fields: [
            { title: '报送期限', from: '期后第6个工作日', to: '期后第20个工作日' },
            { title: '备注', from: '', to: '按月' },
          ],
        },
      ],
    })
    const lights = await ask(city.server, `GET /api/proposals/${refused}/lights`, admin)
    expect(lights.body.turned).toMatchObject([{ target, before: 'overdue', after: 'on-schedule' }])
    await city.decide(refused, 'refuse')
    expect([await light(), (await evaluated(now))[0]?.[1]]).toEqual(['overdue', null])
    const confirmed = await city.decide(await change(indicator, { reportDays: 20 }), 'confirm')
    expect([await light(), await shown()]).toEqual(['on-schedule', 'on-schedule'])
    wall.close()
    for (const asOf of [before, confirmed - 1]) expect(await light(`&asOf=${asOf}`)).toBe('overdue')
    // Evaluated is the last period whose deadline has passed: September's value, no longer October's.
    expect((await evaluated(now))[0]?.[1]).toBe(1_900)
    expect((await evaluated(`${now}&asOf=${before}`))[0]?.[1]).toBeNull()
  })

  it('Z-9 has another formula only after a second person confirms, and is told by names', async () => {
    await city.publish({
      ...computedPlan,
      document: { ...computedPlan.document, title: '增加值计划（虚构）' },
    })
    const [share] = [...city.server.deps.catalogue.current().indicators.values()].filter(
      ({ formula }) => formula,
    )
    const { of } = share!.formula!
    const proposal = await change(share!.id, { formula: { kind: 'quotient', of: [of[1]!, of[0]!] } })
    expect((await listed()).changes[0].fields).toEqual([
      {
        title: '计算公式',
        from: '核心产业增加值 ÷ 地区生产总值',
        to: '地区生产总值 ÷ 核心产业增加值',
      },
    ])
    const inForce = () => city.server.deps.catalogue.current().indicators.get(share!.id)?.formula?.of
    await city.decide(proposal, 'refuse')
    expect(inForce()).toEqual(of)
  })

  it('Z-9 is changed by one person in name, decimals and remarks; a plan with another deadline waits as a whole, and ended periods keep theirs (D-10)', async () => {
    expect(await change(indicator, { name: '5G基站数', remarks: ['不含室内分布'], decimals: 1 })).toBeNull()
    const admin = await city.admin()
    const { body: kept } = await ask(city.server, 'GET /api/plans', admin)
    const [draft] = kept.drafts as { id: string; version: number }[]
    const { body: whole } = await ask(city.server, `GET /api/plans/${draft!.id}`, admin)
    const changed: PlanDraft = whole.draft
    const targets = changed.targets.map((one, place) => (place === 0 ? { ...one, reportDays: '15' } : one))
    const put = await ask(
      city.server,
      `PUT /api/plans/${draft!.id}`,
      { ...admin, 'if-match': `"${whole.version}"` },
      { ...changed, targets },
    )
    const headers = { ...admin, 'if-match': `"${put.body.version}"` }
    const reason = { reason: ' 统计制度调整（虚构） ' }
    const published = await ask(city.server, `POST /api/plans/${draft!.id}/publish`, headers, reason)
    const { proposal } = published.body
    expect(proposal).not.toBeNull()
    expect(city.server.deps.catalogue.current().indicators.get(indicator)?.reportDays).toBe(6)
    await city.decide(proposal, 'confirm')
    const today = city.server.clock.today()
    const until = periodEnd(lastPeriodEndedBy(today, 'M'))
    expect(city.server.deps.catalogue.current().indicators.get(indicator)).toMatchObject({
      ...{ reportDays: 15, earlier: [{ until, reportDays: 6 }] },
    })
    const { body } = await ask(city.server, `GET ${path(indicator)}`, admin)
    expect(body.versions[0]).toMatchObject({
      ...{ reason: '统计制度调整（虚构）', by: 'admin', confirmedBy: 'lin' },
    })
  })
})

describe('an office of one administrator', () => {
  it('Z-9 has another deadline in force at once', async () => {
    const alone = await startBlankServer()
    const admin = await by(alone, 'admin')
    const { body } = await ask(alone, 'POST /api/plans', admin, inventedPlan)
    await ask(alone, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
    const { record } = (await ask(alone, `GET ${path(indicator)}`, admin)).body
    const next = { record: { ...record, reportDays: 20 }, reason: '统计制度调整（虚构）' }
    const kept = await ask(alone, `PUT ${path(indicator)}`, { ...admin, 'if-match': '"1"' }, next)
    expect(kept).toMatchObject({ status: 200, body: { version: 2, proposal: null } })
    expect(alone.deps.catalogue.current().indicators.get(indicator)?.reportDays).toBe(20)
    await alone.stop()
  })
})
