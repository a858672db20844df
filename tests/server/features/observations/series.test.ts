import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/ask.ts'
import { approve, stations } from '#tests/support/approve.ts'
import { openDesk, type Desk } from '#tests/support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const series = async (query: string, headers: Record<string, string> = byToken) => {
  const url = `GET /api/observations?indicator=zhaoqing-5g-base-stations&region=441200${query}`
  return (await ask(desk.server, url, headers)).body.observations
}
const seen = async (query: string, headers?: Record<string, string>) =>
  (await series(query, headers)).map(({ value }: { value: number }) => value)

describe('GET /api/observations', () => {
  it('gives the newest revision of each period, in order, or all of them', async () => {
    await approve(desk.server, [stations(6_900, '441200', '08'), stations(7_000)])
    await approve(desk.server, [stations(7_050)])
    expect(await seen('')).toEqual([6_900, 7_050])
    expect(await seen('&includeHistory=true')).toEqual([6_900, 7_000, 7_050])
    expect(await seen('&from=2024-M09&to=2024-Q3')).toEqual([7_050])
  })

  it('gives what was known then', async () => {
    const before = await approve(desk.server, [stations(7_000)])
    await approve(desk.server, [stations(7_050)])
    expect(await seen(`&asOf=${before}`)).toEqual([7_000])
    expect(await seen(`&asOf=${before - 1}`)).toEqual([])
  })

  it('tells a value that was approved later as submitted then', async () => {
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(7_000)] })
    const { sequence } = desk.server.deps.store.head()
    const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', revision: 1 }
    await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, { items: [cell] })
    const then = await series(`&asOf=${sequence}`, desk.reporter)
    expect(then).toMatchObject([{ state: 'submitted', decidedBy: null, decidedAt: null }])
    expect(await series('', desk.reporter)).toMatchObject([
      { state: 'approved', decidedBy: 'person:reviewer' },
    ])
  })

  it('shows a reader what is approved, a reviewer what is submitted, and a draft only its author', async () => {
    await desk.server.person('reader', ['reader'])
    const colleague = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    await desk.server.person('colleague', ['reporter'], colleague)
    await approve(desk.server, [stations(6_900, '441200', '08')])
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(7_000)] })
    const draft = { items: [stations(6_800, '441200', '07')], submit: false }
    await ask(desk.server, 'POST /api/observations', desk.reporter, draft)
    expect(await seen('', await by(desk.server, 'reader'))).toEqual([6_900])
    expect(await seen('', desk.reviewer)).toEqual([6_900, 7_000])
    expect(await seen('', await by(desk.server, 'colleague'))).toEqual([6_900, 7_000])
    expect(await seen('', desk.reporter)).toEqual([6_800, 6_900, 7_000])
  })

  it.each([
    ['indicator=nothing', 404],
    ['indicator=zhaoqing-5g-base-stations&region=999999', 404],
    ['indicator=zhaoqing-5g-base-stations&from=soon', 422],
    ['region=441200', 400],
  ])('refuses %s with %i', async (query, status) => {
    expect((await ask(desk.server, `GET /api/observations?${query}`, byToken)).status).toBe(status)
  })
})
