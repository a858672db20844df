import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { ReviewQueue } from '#server/contract/review.ts'
import type { Why } from '#server/contract/why.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { publishCity, stationsOf, type PublishedCity } from '../published-city.ts'

const { target, indicator } = stationsOf
const [ministry, bureau] = ['工业和信息化部', '市通信管理局报表']
let city: PublishedCity
beforeEach(async () => {
  city = await publishCity()
  city.server.clock.set('2024-10-31T10:00:00.000+08:00')
})
afterEach(() => city.server.stop())

/** An indicator is changed, or made as a copy of the base stations. */
async function keep(id: string, change: Partial<Indicator>) {
  const admin = await city.admin()
  const path = `/api/catalogue/indicator/${id}`
  const known = await ask(city.server, `GET ${path}`, admin)
  const { record } = (await ask(city.server, `GET /api/catalogue/indicator/${indicator}`, admin)).body
  const before = known.status === 200 ? known.body : { record: { ...record, id }, version: 0 }
  const headers = { ...admin, 'if-match': `"${before.version}"` }
  const body = { record: { ...before.record, ...change }, reason: '部里另有公布（虚构）' }
  return ask(city.server, `PUT ${path}`, headers, body)
}
async function kept(id: string, change: Partial<Indicator>): Promise<string | null> {
  const { status, body } = await keep(id, change)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.proposal
}
async function withMinistry() {
  const source = { besides: indicator, producer: ministry, version: '2024-10-20', limits: '含室内分布系统' }
  expect(await kept('ministry', { name: '5G基站（部）', reportDays: null, source })).toBeNull()
  const own = { producer: bureau, method: '运营商上报汇总' }
  expect(await kept(indicator, { source: own })).toBeNull()
}

const why = async (query = '') =>
  (await ask(city.server, `GET /api/targets/${target}/why?at=2024-10-31${query}`, await city.admin()))
    .body as Why
const told = async (query = '') =>
  (await why(query)).sources?.figures.map(({ producer, preferred, observation, difference }) => [
    ...[producer, preferred, observation?.value ?? null],
    difference && [difference.difference, difference.beyondRounding],
  ])
const stations = (of: string, value: number, period = '2024-M09') => ({
  ...{ indicator: of, region: '350200', period, value },
})
const row = async (query = '') =>
  (await city.rows('350200', `&at=2024-10-31${query}`)).find((one) => one.target === target)
const light = async (query = '') => (await row(query))?.light

describe('an indicator with figures of several sources', () => {
  it('A-7 A-8 is judged by its own; the other stands beside it with its terms and difference, by what was known', async () => {
    expect((await why()).sources).toBeNull()
    await withMinistry()
    expect(await told()).toEqual([
      [bureau, true, null, null],
      [ministry, false, null, null],
    ])
    const first = await approve(city.server, [stations(indicator, 1_900), stations('ministry', 1_600)])
    const apart = [
      [bureau, true, 1_900, null],
      [ministry, false, 1_600, [-300, true]],
    ]
    expect(await told()).toEqual(apart)
    expect(await row()).toMatchObject({ indicator, value: 1_900, light: 'on-schedule' })
    const { period, figures } = (await why()).sources!
    expect([period, figures[0]?.method]).toEqual(['2024-M09', '运营商上报汇总'])
    expect(figures[1]).toMatchObject({ version: '2024-10-20', method: null, limits: '含室内分布系统' })
    expect(figures[1]?.difference?.share).toBeCloseTo(-300 / 1_900, 12)
    // The figure of the other source turns no light.
    await approve(city.server, [stations('ministry', 1_900)])
    expect((await told())?.[1]).toEqual([ministry, false, 1_900, [0, false]])
    expect(await told(`&asOf=${first}`)).toEqual(apart)
    expect((await why()).row).toMatchObject({ value: 1_900, light: 'on-schedule' })
  })

  it('Z-9 is judged by another source only once a second person confirms, who is shown the lights; asOf, evaluation and wall follow', async () => {
    await withMinistry()
    const before = await approve(city.server, [stations(indicator, 1_900), stations('ministry', 1_600)])
    const evaluated = await city.evaluation('regions', ['350200', '350203'])
    const value = async (query: string) => (await evaluated(query))[0]?.[1]
    const wall = await city.wall('350200')
    const shown = async () => (await wall.shown()).find((one) => one.target === target)
    expect((await shown())?.indicator).toBe(indicator)
    const owed = await city.owedFilings('2024-10-31')
    const proposal = await kept(indicator, { preferred: 'ministry' })
    const admin = await city.admin()
    const { proposals } = (await ask(city.server, 'GET /api/proposals', admin)).body
    expect(proposals[0].changes[0].fields).toEqual([
      { title: '采用的来源', from: '填报单位的数', to: '5G基站（部）' },
    ])
    const lights = await ask(city.server, `GET /api/proposals/${proposal}/lights?at=2024-10-31`, admin)
    expect(lights.body.turned).toMatchObject([{ target, before: 'on-schedule', after: 'far-behind' }])
    expect([await light(), await value('at=2024-10-31')]).toEqual(['on-schedule', 1_900])
    const confirmed = await city.decide(proposal, 'confirm')
    expect(await row()).toMatchObject({ indicator: 'ministry', value: 1_600, light: 'far-behind' })
    expect((await shown())?.indicator).toBe('ministry')
    wall.close()
    expect(await value('at=2024-10-31')).toBe(1_600)
    expect(await told()).toEqual([
      [ministry, true, 1_600, null],
      [bureau, false, 1_900, [300, true]],
    ])
    for (const asOf of [before, confirmed - 1]) expect(await light(`&asOf=${asOf}`)).toBe('on-schedule')
    expect((await told(`&asOf=${before}`))?.[0]).toEqual([bureau, true, 1_900, null])
    // The bureau still owes its own figures, and what it reports turns no light.
    expect(await city.owedFilings('2024-10-31')).toBe(owed)
    await approve(city.server, [stations(indicator, 1_950)])
    expect((await row())?.value).toBe(1_600)
    const { status } = await ask(
      city.server,
      'DELETE /api/catalogue/indicator/ministry',
      { ...admin, 'if-match': '"1"' },
      { reason: '部里不再公布（虚构）' },
    )
    expect(status).toBe(409)
  })

  it('A-7 Z-9 is drafted with the plan; another source is judged once the changed plan is confirmed', async () => {
    const admin = await city.admin()
    const [listed] = (await ask(city.server, 'GET /api/plans', admin)).body.drafts as { id: string }[]
    const path = `/api/plans/${listed!.id}`
    const drafted = async () => (await ask(city.server, `GET ${path}`, admin)).body
    const publish = async (sources: PlanDraft['sources']) => {
      const { version, draft } = await drafted()
      const headers = { ...admin, 'if-match': `"${version}"` }
      const put = await ask(city.server, `PUT ${path}`, headers, { ...draft, sources })
      return city.again({ draft: listed!.id, version: put.body.version })
    }
    const name = '5G基站累计数'
    const own = { target: name, producer: bureau, method: '运营商上报汇总' }
    const other = { target: name, producer: ministry, reporter: '市工信局' }
    expect((await publish([own, other])).proposal).toBeNull()
    const { sources } = (await drafted()).draft as PlanDraft
    const id = `${indicator}-source-1`
    expect(sources).toEqual([own, { ...other, id }])
    const before = await approve(city.server, [stations(indicator, 1_900), stations(id, 1_600)])
    const apart = (await told())?.map(([producer, preferred]) => [producer, preferred])
    expect(apart).toEqual([
      [bureau, true],
      [ministry, false],
    ])
    const { proposal } = await publish(sources.map((row) => (row.id ? { ...row, preferred: '是' } : row)))
    const lights = await ask(city.server, `GET /api/proposals/${proposal}/lights?at=2024-10-31`, admin)
    expect(lights.body.turned).toMatchObject([{ target, before: 'on-schedule', after: 'far-behind' }])
    expect(await light()).toBe('on-schedule')
    await city.decide(proposal, 'confirm')
    expect(await row()).toMatchObject({ indicator: id, value: 1_600, light: 'far-behind' })
    expect(await light(`&asOf=${before}`)).toBe('on-schedule')
    // A plan without the row takes the source away, and the bureau's figure is judged again, once a second person confirms.
    await city.decide((await publish([own])).proposal, 'confirm')
    expect(await row()).toMatchObject({ indicator, value: 1_900, light: 'on-schedule' })
    expect((await ask(city.server, `GET /api/catalogue/indicator/${id}`, admin)).body.record).toBeNull()
  })

  it('A-8 shows the reviewer what the other source says of the period, beside the figure of either', async () => {
    await withMinistry()
    await city.server.person('shen', ['reviewer'], { regions: ['350200'] })
    await approve(city.server, [
      stations('ministry', 1_600),
      stations('ministry', 1_550, '2024-M08'),
      stations(indicator, 1_850, '2024-M08'),
    ])
    const submit = async (items: object[]) => {
      const reporter = await by(city.server, 'tongguan')
      const { status, body } = await ask(city.server, 'POST /api/observations', reporter, { items })
      expect(status, JSON.stringify(body)).toBe(201)
    }
    await submit([stations(indicator, 1_900)])
    await submit([stations('ministry', 1_850, '2024-M08')])
    const { items } = (await ask(city.server, 'GET /api/review', await by(city.server, 'shen')))
      .body as ReviewQueue
    expect(
      items.map(({ observation, sources }) => [
        ...[observation.indicator, observation.period],
        ...sources.map(({ producer, preferred, difference }) => [producer, preferred, difference]),
      ]),
    ).toEqual([
      [
        ...[indicator, '2024-M09'],
        [ministry, false, { difference: -300, share: -300 / 1_900, beyondRounding: true }],
      ],
      ['ministry', '2024-M08', [bureau, true, { difference: 0, share: 0, beyondRounding: false }]],
    ])
  })

  it('A-8 has a meeting told that another source differs, and A-7 names the producer to whoever takes the figures', async () => {
    await withMinistry()
    await approve(city.server, [stations(indicator, 1_600), stations('ministry', 1_900)])
    await city.server.person('mishu', ['secretary'])
    const secretary = await by(city.server, 'mishu')
    const day = '2024-10-31'
    const meeting = { series: 'weekly', title: '调度会', date: day, at: day, scopes: ['350200'] }
    const { id } = (await ask(city.server, 'POST /api/meetings', secretary, meeting)).body
    const { items } = (await ask(city.server, `GET /api/meetings/${id}/agenda`, secretary)).body
    const [own] = items.filter((one: { target: string }) => one.target === target)
    expect(own.sentence).toMatch(
      /牵头：.*。工业和信息化部的数比采用的数多 300\u2009座（18\.8\u2009%），超出修约误差。$/,
    )
    const producerOf = async (one: string) => {
      const url = `/api/exchange/observations?format=sdmx-csv&region=350200&indicator=${one}`
      const { body } = await city.server.app.inject({ url, headers: secretary })
      return body.split('\r\n')[1]?.split(',').at(-1)
    }
    expect([await producerOf(indicator), await producerOf('ministry')]).toEqual([bureau, ministry])
  })

  it('A-7 is refused beside no indicator, in another unit, preferred without being a source, and with a target of its own', async () => {
    const faults = async (id: string, change: Partial<Indicator>) => {
      const { status, body } = await keep(id, change)
      return [status, (body.errors as { code: string }[])[0]?.code]
    }
    const source = { besides: indicator, producer: ministry }
    expect(await faults('ministry', { source: { ...source, besides: 'nowhere' } })).toEqual([
      ...[422, 'source-of-nothing'],
    ])
    expect(await faults('ministry', { source, unit: '家' })).toEqual([422, 'source-unlike'])
    expect(await faults(indicator, { preferred: '350200-2' })).toEqual([422, 'preferred-of-nothing'])
    expect(await faults('350200-2', { source, unit: '座', accumulation: 'level' })).toEqual([
      ...[422, 'source-judged'],
    ])
  })
})
