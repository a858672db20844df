import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkOrganisationAllocation } from '#metrics/evaluation/allocation.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

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

const known = () => city.server.deps.store.head().sequence
const row = async (scope: string, query = '', id: string = target) =>
  (await city.rows(scope, query)).find((one) => one.target === id)

describe('a target that is handed down to units', () => {
  it('H-7 has each unit report its part; the whole, its filings and asOf stay, and figures and rows are held against it', async () => {
    const before = known()
    const part = (unit: string, value: string) => ({
      ...{ name: `5G基站累计数（${unit}）`, value, unit: '座', basis: '期末存量', partOf: target },
      ...{ lead: [unit], reporter: unit, baseline: '0' },
    })
    const published = await city.publish({
      ...emptyPlanDraft,
      document: { ...inventedPlan.document, title: '5G基站任务分工表（虚构）' },
      organisations: [...inventedPlan.organisations, { name: '市教育局' }],
      targets: [part('市教育局', '500'), part('市通信管理局', '1,500')],
    })
    expect(published.proposal).toBeNull()
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
    expect([await city.owed(), await city.owed(today, 'jiaoyu')]).toEqual([10, 10])
    const caller = await by(city.server, 'jiaoyu')
    const send = (one: string) =>
      ask(city.server, 'POST /api/observations', caller, {
        items: [{ indicator: one, region: '350200', period: '2024-M09', value: '400' }],
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
})
