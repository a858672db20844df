import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

/** The fields of the base stations that the plan's draft never named. */
const besideDraft = {
  madeOf: { zones: true, complete: true },
  overRegions: 'none',
  lockDays: 20,
  countingRule: { version: 2, text: '以物理地址计', from: '2024-09-01' },
} as const

describe('an indicator that is changed by itself, beside its plan', () => {
  let city: PublishedCity
  beforeAll(async () => {
    city = await publishCity()
  })
  afterAll(() => city.server.stop())
  const recordOf = async () =>
    (await ask(city.server, `GET /api/catalogue/indicator/${stationsOf.indicator}`, await city.admin())).body

  it('Z-15 keeps what it was given where the plan is published again from its draft, which then holds it', async () => {
    const { record } = await recordOf()
    const headers = { ...(await city.admin()), 'if-match': '"1"' }
    const change = { record: { ...record, ...besideDraft }, reason: '按新口径统计' }
    const put = `PUT /api/catalogue/indicator/${stationsOf.indicator}`
    expect((await ask(city.server, put, headers, change)).status).toBe(200)

    const draft = (await ask(city.server, 'GET /api/plans', await city.admin())).body.drafts[0]
    const { body: kept } = await ask(city.server, `GET /api/plans/${draft.id}`, await city.admin())
    const [stations, ...others] = kept.draft.targets
    const changed = { ...kept.draft, targets: [{ ...stations, decimals: '1' }, ...others] }
    const onDraft = { ...(await city.admin()), 'if-match': `"${kept.version}"` }
    const { body: next } = await ask(city.server, `PUT /api/plans/${draft.id}`, onDraft, changed)
    const { body: check } = await ask(city.server, `GET /api/plans/${draft.id}/check`, await city.admin())
    expect(check.remarks).toContainEqual({
      ...{ table: 'targets', row: 0 },
      detail: expect.stringContaining('“统计口径”在目录里另改过，发布后照目录的不变'),
    })
    await city.again({ draft: draft.id, version: next.version })
    expect((await recordOf()).record).toEqual({ ...record, ...besideDraft, decimals: 1 })
    const { body: filled } = await ask(city.server, `GET /api/plans/${draft.id}`, await city.admin())
    expect(filled.draft.targets[0]).toMatchObject({
      ...{ madeOf: '县区、功能区，齐全', overRegions: '不合计', lockDays: '20', decimals: '1' },
      ...{ countingRule: '以物理地址计', countingFrom: '2024-09-01' },
    })
    expect(filled.draft.targets).toHaveLength(inventedPlan.targets.length)
  })

  it('Z-16 marks the first period of a new 口径 as a break as its value is entered', async () => {
    const { indicator } = stationsOf
    const item = (period: string, value: number) => ({ indicator, region: '350200', period, value })
    const items = [item('2024-M08', 1600), item('2024-M09', 1700), item('2024-M10', 1750)]
    expect((await ask(city.server, 'POST /api/observations', byToken, { items })).status).toBe(201)
    const series = `GET /api/observations?indicator=${indicator}&region=350200`
    const { observations } = (await ask(city.server, series, byToken)).body
    expect(
      observations.map(({ period, status }: { period: string; status: string }) => [period, status]),
    ).toEqual([
      ['2024-M08', 'A'],
      ['2024-M09', 'B'],
      ['2024-M10', 'A'],
    ])
  })
})
