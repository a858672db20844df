import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkOrganisationAllocation } from '#metrics/evaluation/allocation.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { noticeOf, publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

const { target, indicator } = stationsOf
/** The present day of the tests. */
const today = '2024-10-31'
let city: PublishedCity
beforeEach(async () => {
  city = await publishCity()
  city.server.clock.set(`${today}T10:00:00.000+08:00`)
  await approve(city.server, [{ indicator, region: '350200', period: '2024-M09', value: 1_900 }])
})
afterEach(() => city.server.stop())

const head = () => city.server.deps.store.head().sequence
const row = async (scope: string, query = '', id: string = target) =>
  (await city.rows(scope, query)).find((one) => one.target === id)

/** Two parts that make up the whole are published. @returns the publication */
const handDown = () => {
  const part = (office: string, value: string) => ({
    ...{ name: `5G基站累计数（${office}）`, value, unit: '座', basis: '期末存量', partOf: target },
    ...{ lead: [office], reporter: office, baseline: '0' },
  })
  return city.publish({
    ...emptyPlanDraft,
    document: { ...inventedPlan.document, title: '5G基站任务分工表（虚构）' },
    organisations: [...inventedPlan.organisations, { name: '市教育局' }],
    targets: [part('市教育局', '500'), part('市通信管理局', '1,500')],
  })
}

describe('a target that is handed down to organisations', () => {
  it('H-7 has each organisation report its part and each row judged by its own target; the parts add up to the whole, which stays, as do its filings and earlier views', async () => {
    const before = head()
    const published = await handDown()
    expect(published.proposal).toBeNull()
    // The stored draft keeps `partOf`, so that the parts stay parts when it is published again.
    const { body: drafted } = await ask(city.server, `GET /api/plans/${published.draft}`, await city.admin())
    expect(drafted.draft.targets.map((one: { partOf?: string }) => one.partOf)).toEqual([target, target])
    const [first] = drafted.draft.targets
    const odd = { ...drafted.draft, targets: [{ ...first, partOf: 7 }] }
    expect((await ask(city.server, 'POST /api/plans', await city.admin(), odd)).status).toBe(400)
    const index = city.server.deps.catalogue.current()
    const parts = index.partsOf(target)
    expect(
      checkOrganisationAllocation(
        index.targets.get(target)!.target,
        parts.map((one) => one.target),
      ),
    ).toMatchObject({ allocated: '2000', state: 'exact', covers: true })
    const [own] = parts
    const { reporter } = own!.target.indicator
    await city.server.person('jiaoyu', ['reporter'], { organisations: [reporter], regions: ['350200'] })
    expect([await city.owedFilings(), await city.owedFilings(today, 'jiaoyu')]).toEqual([10, 10])
    const caller = await by(city.server, 'jiaoyu')
    const send = (id: string) =>
      ask(city.server, 'POST /api/observations', caller, {
        items: [{ indicator: id, region: '350200', period: '2024-M09', value: '400' }],
      })
    expect((await send(indicator)).status).toBe(403)
    expect((await send(own!.record.indicator)).status).toBe(201)
    const wall = await city.wall('350200')
    const shown = async () => (await wall.shown()).find((one) => one.target === own!.record.id)
    expect(await shown()).toMatchObject({ value: null, targetValue: 500, organisationName: '市教育局' })
    wall.close()
    await approve(city.server, [
      { indicator: own!.record.indicator, region: '350200', period: '2024-M09', value: 400 },
    ])
    expect(await row('350200', '', own!.record.id)).toMatchObject({ value: 400, light: 'on-schedule' })
    expect(await row('350200')).toMatchObject({ value: 1_900, targetValue: 2_000 })
    expect(await row('350200', `&asOf=${before}`, own!.record.id)).toBeUndefined()
    const withdrawn = await ask(
      city.server,
      `DELETE /api/catalogue/target/${target}`,
      { ...(await city.admin()), 'if-match': '"1"' },
      { reason: '不再考核' },
    )
    expect(withdrawn).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  it('H-7 has a part changed or withdrawn only after a second person confirms; evaluation, filings, wall and asOf follow', async () => {
    await handDown()
    const index = city.server.deps.catalogue.current()
    const [own, other] = index.partsOf(target).map(({ record, target: { indicator: measured } }) => ({
      ...{ id: record.id, name: record.name, indicator: measured.id, reporter: measured.reporter },
    }))
    await city.server.person('jiaoyu', ['reporter'], { organisations: [own!.reporter], regions: ['350200'] })
    const inSeptember = { region: '350200', period: '2024-M09' }
    await approve(city.server, [
      { ...inSeptember, indicator: own!.indicator, value: 400 },
      { ...inSeptember, indicator: other!.indicator, value: 1_200 },
    ])
    const reporters = [own!.reporter, other!.reporter]
    const evaluated = await city.evaluation('organisations', reporters, [own!.indicator, other!.indicator])
    const before = head()
    const onBoard = async (query = '') => {
      const { light, targetValue } = (await row('350200', query, own!.id)) ?? {}
      return [light, targetValue]
    }
    const wall = await city.wall('350200')
    const onWall = async () => {
      const found = (await wall.shown()).find((one) => one.target === own!.id)
      return [found?.light, found?.targetValue]
    }
    // The figure 400 is 80 % of the target of 500, at 75 % of the time.
    const unchanged = ['on-schedule', 500]
    const points = [
      [own!.reporter, 400, 500, 80],
      [other!.reporter, 1_200, 1_500, 80],
    ]
    expect([await onBoard(), await onWall(), await evaluated(`at=${today}`)]).toEqual([
      unchanged,
      unchanged,
      points,
    ])
    const path = `/api/catalogue/target/${own!.id}`
    const { record } = (await ask(city.server, `GET ${path}`, await city.admin())).body
    const raise = async () => {
      const headers = { ...(await city.admin()), 'if-match': '"1"' }
      const raised = { record: { ...record, value: '700' }, reason: '重新分工' }
      return (await ask(city.server, `PUT ${path}`, headers, raised)).body.proposal as string
    }
    await city.decide(await raise(), 'refuse')
    expect([await onBoard(), await evaluated(`at=${today}`)]).toEqual([unchanged, points])
    const confirmed = await city.decide(await raise(), 'confirm')
    // The figure 400 is 57.1 % of the target of 700.
    expect([await onBoard(), await onWall()]).toEqual(Array(2).fill(['far-behind', 700]))
    for (const asOf of [before, confirmed - 1]) expect(await onBoard(`&asOf=${asOf}`)).toEqual(unchanged)
    expect(await evaluated(`at=${today}`)).toEqual([
      [own!.reporter, 400, 700, expect.closeTo(57.14, 2)],
      points[1],
    ])
    expect(await evaluated(`at=${today}&asOf=${before}`)).toEqual(points)
    expect([await city.owedFilings(today, 'jiaoyu'), (await row('350200'))?.targetValue]).toEqual([10, 2_000])

    const gone = { target: own!.name, act: '撤销', clause: '一' }
    const proposed = await city.publish(noticeOf([gone], '2024年10月25日'))
    await city.decide(proposed.proposal, 'refuse')
    expect([await onBoard(), await city.owedFilings(today, 'jiaoyu')]).toEqual([['far-behind', 700], 10])
    await city.decide((await city.again(proposed)).proposal, 'confirm')
    expect([await onBoard(), await onWall()]).toEqual(Array(2).fill([undefined, undefined]))
    wall.close()
    expect(await onBoard('&at=2024-10-24')).toEqual(['far-behind', 700])
    expect([await city.owedFilings(today, 'jiaoyu'), await city.owedFilings('2024-10-24', 'jiaoyu')]).toEqual(
      [9, 9],
    )
    expect(await evaluated(`at=${today}`)).toEqual([[own!.reporter, null, undefined, null], points[1]])
    expect(await evaluated(`at=${today}&asOf=${before}`)).toEqual(points)
  })
})
