import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { recordOfTexts, recordTexts } from '#metrics/planning/tables/records/record-form.ts'
import type { ReviewQueue } from '#server/contract/review.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

const { indicator } = stationsOf
const [office, bureau] = ['350200-org-1', '350200-org-2']
const region = '350200'

describe('an indicator that another organisation reports from a period on', () => {
  let city: PublishedCity
  beforeAll(async () => {
    city = await publishCity()
    city.server.clock.set('2024-10-15T10:00:00.000+08:00')
    await city.server.person('gongxin', ['reporter'], { organisations: [office], regions: [region] })
    await city.server.person('reviewer', ['reviewer'], { regions: [region] })
  })
  afterAll(() => city.server.stop())

  const post = async (name: string, period: string, value: number) => {
    const items = [{ indicator, region, period, value }]
    return ask(city.server, 'POST /api/observations', await by(city.server, name), { items })
  }
  const change = async (texts: Readonly<Record<string, string>>) => {
    const path = `/api/catalogue/indicator/${indicator}`
    const admin = await city.admin()
    const { record, version } = (await ask(city.server, `GET ${path}`, admin)).body
    const typed = { ...recordTexts('indicator', record as Indicator), ...texts }
    const read = recordOfTexts('indicator', record as Indicator, {
      texts: typed,
      today: city.server.clock.today(),
    })
    const body = { record: read.record, reason: '职责调整（虚构）' }
    const kept = await ask(city.server, `PUT ${path}`, { ...admin, 'if-match': `"${version}"` }, body)
    expect(kept, JSON.stringify(kept.body)).toMatchObject({ status: 200, body: { proposal: null } })
  }
  const cells = async (name: string, organisation: string, at: string) => {
    const caller = await by(city.server, name)
    const { filings } = (await ask(city.server, `GET /api/filings?at=${at}`, caller)).body
    const owed = await Promise.all(
      (filings as { id: string; period: string }[])
        .filter(({ id }) => id.startsWith(organisation))
        .map(async ({ id, period }) => {
          const { body } = await ask(city.server, `GET /api/filings/${id}?at=${at}`, caller)
          return (body.cells as { indicator: string }[]).some((one) => one.indicator === indicator)
            ? [period]
            : []
        }),
    )
    return owed.flat().sort()
  }
  const months = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => `2024-M${String(from + place).padStart(2, '0')}`)
  const matrix = async (organisation: string) => {
    const asked = `GET /api/timeliness?at=2024-12-31&frequency=M&periods=12&indicator=${indicator}&organisation=${organisation}`
    const { units } = (await ask(city.server, asked, await city.admin())).body
    return (units[0]?.standings as ({ owed: number } | null)[]).map((one) => one?.owed ?? null)
  }

  it('D-12 leaves the ended periods, their filings, history, review and promptness with who reported them', async () => {
    expect((await post('tongguan', '2024-M08', 1_800)).status).toBe(201)
    await change({ reporter: office })
    expect(city.server.deps.catalogue.current().indicators.get(indicator)).toMatchObject({
      ...{ reporter: office, earlierReporters: [{ until: '2024-09-30', reporter: bureau }] },
    })
    city.server.clock.set('2024-12-31T10:00:00.000+08:00')
    expect(await cells('tongguan', bureau, '2024-12-31')).toEqual(months(1, 9))
    expect(await cells('gongxin', office, '2024-12-31')).toEqual(months(10, 12))
    // Each enters and corrects its own periods.
    const refused = { status: 403, body: { errors: [{ code: 'organisation-not-allowed' }] } }
    expect(await post('gongxin', '2024-M09', 1_850)).toMatchObject(refused)
    expect(await post('tongguan', '2024-M10', 1_900)).toMatchObject(refused)
    expect((await post('tongguan', '2024-M09', 1_850)).status).toBe(201)
    expect((await post('gongxin', '2024-M10', 1_900)).status).toBe(201)
    const { items } = (await ask(city.server, 'GET /api/review', await by(city.server, 'reviewer'))).body
    expect(
      (items as ReviewQueue['items'])
        .map(({ observation, organisationName }) => [observation.period, organisationName])
        .sort(),
    ).toEqual([
      ['2024-M08', '厦门市通信管理局'],
      ['2024-M09', '厦门市通信管理局'],
      ['2024-M10', '厦门市工业和信息化局'],
    ])
    const history = async (name: string, period: string) => {
      const asked = `GET /api/observations/history?indicator=${indicator}&region=${region}&period=${period}`
      const { status, body } = await ask(city.server, asked, await by(city.server, name))
      return status === 200 ? body.organisationName : status
    }
    expect([await history('tongguan', '2024-M08'), await history('gongxin', '2024-M08')]).toEqual([
      ...['厦门市通信管理局', '厦门市通信管理局'],
    ])
    expect([await history('tongguan', '2024-M10'), await history('gongxin', '2024-M10')]).toEqual([
      ...[403, '厦门市工业和信息化局'],
    ])
    expect([await matrix(bureau), await matrix(office)]).toEqual([
      [...Array(9).fill(1), null, null, null],
      [...Array(9).fill(null), 1, 1, 1],
    ])
    const { periods } = (await ask(city.server, 'GET /api/periods?at=2024-12-31', await city.admin())).body
    const waiting = (text: string) =>
      (periods as { period: string; lacking: { name: string; waiting: number }[] }[])
        .find(({ period }) => period === text)!
        .lacking.flatMap((one) => (one.waiting > 0 ? [one.name] : []))
    expect([waiting('2024-M09'), waiting('2024-M10')]).toEqual([
      ['厦门市通信管理局'],
      ['厦门市工业和信息化局'],
    ])
    // So does the ticker, once they are approved.
    const approved = months(9, 10).map((period) => ({ indicator, region, period, revision: 1 }))
    const reviewer = await by(city.server, 'reviewer')
    const decided = await ask(city.server, 'POST /api/review/approvals', reviewer, { items: approved })
    expect(decided.status, JSON.stringify(decided.body)).toBe(200)
    const recent = await ask(city.server, `GET /api/changes?scope=${region}`, await city.admin())
    const told = (recent.body.changes as { period: string; organisationName: string }[])
      .map(({ period, organisationName }) => [period, organisationName])
      .sort()
    expect(told).toEqual([
      ['2024-M09', '市通信管理局'],
      ['2024-M10', '市工业和信息化局'],
    ])
  })

  it('D-12 gives them all to who reports now where who reported before was a mistake', async () => {
    await change({ correctedReporter: '是' })
    expect(city.server.deps.catalogue.current().indicators.get(indicator)).not.toHaveProperty(
      'earlierReporters',
    )
    expect(await cells('gongxin', office, '2024-12-31')).toEqual(months(1, 12))
    expect(await cells('tongguan', bureau, '2024-12-31')).toEqual([])
  })
})
