import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

const { indicator } = stationsOf
const bureau = '350200-org-2'
const districts = ['350203', '350205'] as const
/** The present day of the tests, and the day before the reform. */
const [today, before] = ['2024-10-31', '2024-09-30']
const district = {
  ...{ code: '350299', name: '思海区', level: 'county', parent: '350200', byReform: true },
} as const
const merger = {
  ...{ id: 'regions-1', name: '思明区、海沧区合并为思海区', of: 'regions', from: '2024-10-01' },
  ...{ before: districts, after: [district.code] },
}

let city: PublishedCity
beforeEach(async () => {
  city = await publishCity()
  city.server.clock.set(`${today}T10:00:00.000+08:00`)
  const part = { name: '5G基站累计数', unit: '座', basis: '期末存量', indicator, lead: ['市通信管理局'] }
  const { proposal } = await city.publish({
    ...emptyPlanDraft,
    document: { ...inventedPlan.document, title: '5G基站任务分解表（虚构）' },
    organisations: inventedPlan.organisations,
    targets: [
      { ...part, region: '思明区', value: '600', baseline: '100' },
      { ...part, region: '海沧区', value: '400', baseline: '100' },
    ],
  })
  expect(proposal).toBeNull()
  await city.server.person('siming', ['reporter'], { organisations: [bureau], regions: ['350203'] })
  await approveValue(480, '2024-M09', '350203')
  await approveValue(300, '2024-M09', '350205')
})
afterEach(() => city.server.stop())

const approveValue = (value: number, period: string, region: string) =>
  approve(city.server, [{ indicator, region, period, value }])
const put = async (kind: string, id: string, record: object, version = 0) => {
  const headers = { ...(await city.admin()), 'if-match': `"${version}"` }
  return ask(city.server, `PUT /api/catalogue/${kind}/${id}`, headers, { record, reason: '虚构的批复' })
}
const shown = async (scope: string, query = '') =>
  (await city.rows(scope, query)).map(({ region, value, targetValue, light }) => [
    ...[region, value, targetValue, light],
  ])
const reform = async () => (await put('reform', merger.id, merger)).body.proposal as string
const merged = [['350299', 780, 1_000, 'behind']]
const apart = { '350203': [['350203', 480, 600, 'on-schedule']], '350205': [['350205', 300, 400, 'behind']] }

describe('a reform of regions', () => {
  it('Z-13 is in force after a second person confirms; boards, asOf and the wall follow, and the old board shows who took over', async () => {
    const known = city.server.deps.store.head().sequence
    expect((await put('region', district.code, district)).body).toMatchObject({ proposal: null })
    expect(await shown('350203')).toEqual(apart['350203'])
    const refused = await reform()
    const lights = await ask(city.server, `GET /api/proposals/${refused}/lights`, await city.admin())
    expect(lights.body.turned).toMatchObject([
      { region: '350203', before: 'on-schedule', after: 'behind' },
      { region: '350205', before: 'behind', after: null, goes: true },
    ])
    await city.decide(refused, 'refuse')
    expect(await shown('350203')).toEqual(apart['350203'])
    const wall = await city.wall('350200')
    const regions = async () => (await wall.shown()).map(({ region }) => region).sort()
    expect(await regions()).toContain('350203')
    const confirmed = await city.decide(await reform(), 'confirm')
    const after = await regions()
    expect([after.includes('350203'), after.includes('350299')]).toEqual([false, true])
    wall.close()
    expect(await shown('350299')).toEqual(merged)
    expect(await shown('350203')).toEqual(merged)
    // Whoever reads the catalogue sees the region from the day on which it exists.
    const { body } = await ask(city.server, 'GET /api/catalogue', await city.admin())
    const namesOn = (day: string) =>
      indexCatalogue(body)
        .on(day)
        .catalogue.regions.map(({ name }) => name)
    expect([namesOn(today).includes('思海区'), namesOn(before).includes('思海区')]).toEqual([true, false])
    for (const region of districts)
      for (const query of [`&at=${before}`, `&asOf=${known}`, `&asOf=${confirmed - 1}`])
        expect(await shown(region, query)).toEqual(apart[region])
    const { reader } = city.server.deps.store
    expect(await verifyLedger(reader)).toMatchObject({ sound: true })
    const headers = { ...(await city.admin()), 'if-match': '"1"' }
    const gone = await ask(city.server, `DELETE /api/catalogue/reform/${merger.id}`, headers, {
      reason: '登记有误',
    })
    await city.decide(gone.body.proposal, 'confirm')
    expect(await shown('350203')).toEqual(apart['350203'])
  })

  it('Z-14 has earlier periods reported by the former regions and later ones by who took over, whose earlier figures are their sum', async () => {
    await put('region', district.code, district)
    await city.decide(await reform(), 'confirm')
    const siming = () => by(city.server, 'siming')
    const owed = async (period: string, at = today) => {
      const path = `GET /api/filings/${bureau}-${period}?at=${at}`
      const { body } = await ask(city.server, path, await siming())
      return body.cells.map(({ region }: { region: string }) => region) as string[]
    }
    expect([await owed('2024-M09'), await owed('2024-M10')]).toEqual([['350203'], ['350299']])
    expect(await owed('2024-M09', before)).toEqual(['350203'])
    const send = async (region: string, period: string, value: string) =>
      (
        await ask(city.server, 'POST /api/observations', await siming(), {
          items: [{ indicator, region, period, value, note: '补报竣工验收的基站' }],
        })
      ).status
    expect(await send('350299', '2024-M09', '700')).toBe(422)
    expect(await send('350203', '2024-M10', '500')).toBe(422)
    expect(await send('350203', '2024-M09', '490')).toBe(201)
    expect(await send('350299', '2024-M10', '850')).toBe(201)
    // An approved correction of an earlier month counts in the judged sum.
    await approveValue(500, '2024-M09', '350203')
    expect(await shown('350299', '&at=2024-10-15')).toEqual([['350299', 800, 1_000, 'on-schedule']])
    expect(await shown('350203', `&at=${before}`)).toEqual([['350203', 500, 600, 'on-schedule']])
    await approveValue(850, '2024-M10', '350299')
    expect(await shown('350299')).toEqual([['350299', 850, 1_000, 'behind']])
    const path = `GET /api/observations?indicator=${indicator}&region=350299`
    const { body } = await ask(city.server, path, await city.admin())
    expect(
      body.observations.map((one: { period: string; value: number }) => [one.period, one.value]),
    ).toEqual([
      ['2024-M09', 800],
      ['2024-M10', 850],
    ])
    // The figures with all revisions, as pages ask for them, hold the sum of an earlier period too.
    const whole = await ask(city.server, `${path}&includeHistory=true`, await city.admin())
    const earlier = (whole.body.observations as { period: string; value: number }[]).filter(
      ({ period }) => period === '2024-M09',
    )
    expect(earlier.map(({ value }) => value)).toEqual([800])
  })

  it('Z-13 lets a region cede a part and go on: its targets and figures stay, both report from the day on', async () => {
    await put('region', district.code, district)
    const cession = { ...merger, before: ['350203'], after: ['350203', district.code] }
    const { body } = await put('reform', merger.id, cession)
    await city.decide(body.proposal, 'confirm')
    await city.server.person('bureau', ['reporter'], { organisations: [bureau], regions: ['350200'] })
    const send = async (region: string, period: string) =>
      (
        await ask(city.server, 'POST /api/observations', await by(city.server, 'bureau'), {
          items: [{ indicator, region, period, value: '500', note: '补报竣工验收的基站' }],
        })
      ).status
    expect([
      await send(district.code, '2024-M09'),
      await send(district.code, '2024-M10'),
      await send('350203', '2024-M10'),
    ]).toEqual([422, 201, 201])
    expect(await shown('350203', '&at=2024-10-15')).toEqual(apart['350203'])
    expect(await shown(district.code)).toEqual([])
  })

  it('Z-13 has an evaluation of regions count who took over from its day on', async () => {
    const evaluated = await city.evaluation('regions', districts)
    await put('region', district.code, district)
    await city.decide(await reform(), 'confirm')
    expect(await evaluated(`at=${today}`)).toEqual([['350299', 780, 1_000, 78]])
    expect((await evaluated(`at=${before}`)).map(([subject]) => subject)).toEqual([...districts])
  })

  it.each([
    ['merged into itself', { after: ['350203'] }, '思明区不能并入或改为自己'],
    ['of nowhere', { after: ['350298'] }, '所指地区不存在：350298'],
    ['of several into several', { after: ['350299', '350206'] }, '请分开写'],
    ['into what lies below', { before: ['350200'] }, '成了自己的下级'],
  ])('Z-13 is refused where it is %s, and nothing is kept', async (_, change, words) => {
    await put('region', district.code, district)
    const head = city.server.deps.store.head().sequence
    const { status, body } = await put('reform', merger.id, { ...merger, ...change })
    expect({ status, told: JSON.stringify(body).includes(words) }, JSON.stringify(body)).toEqual({
      ...{ status: 422, told: true },
    })
    expect(city.server.deps.store.head().sequence).toBe(head)
  })
})
