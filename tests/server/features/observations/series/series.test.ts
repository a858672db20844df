import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const series = async (query: string, headers: Record<string, string> = byToken) => {
  const url = `GET /api/observations?indicator=zhaoqing-5g-base-stations&region=441200${query}`
  return (await ask(desk.server, url, headers)).body.observations
}
const raw = async (query: string, headers: Record<string, string> = byToken) =>
  desk.server.app.inject({
    url: `/api/observations?indicator=zhaoqing-5g-base-stations&region=441200${query}`,
    headers,
  })
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

  it('gives what was known at a sequence', async () => {
    const before = await approve(desk.server, [stations(7_000)])
    await approve(desk.server, [stations(7_050)])
    expect(await seen(`&asOf=${before}`)).toEqual([7_000])
    expect(await seen(`&asOf=${before - 1}`)).toEqual([])
  })

  it('tells a value as submitted where it was approved only later', async () => {
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(7_000)] })
    const { sequence } = desk.server.deps.store.head()
    const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', revision: 1 }
    await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, { items: [cell] })
    const known = await series(`&asOf=${sequence}`, desk.reporter)
    expect(known).toMatchObject([{ state: 'submitted', decidedBy: null, decidedAt: null }])
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

  it('answers 304 until an act on one of its cells, and never to another query or to whoever sees more', async () => {
    const etag = async (query = '', headers: Record<string, string> = byToken) =>
      String((await raw(query, headers)).headers['etag'])
    await approve(desk.server, [stations(7_000)])
    const known = await etag()
    const again = (query = '', headers: Record<string, string> = byToken) =>
      raw(query, { ...headers, 'if-none-match': known })
    await approve(desk.server, [stations(1_200, '441202')])
    expect(await again()).toMatchObject({ statusCode: 304, body: '' })
    const tags = [
      known,
      await etag('&includeHistory=true'),
      await etag('&from=2024-M09'),
      await etag('', desk.reviewer),
    ]
    const { sequence } = desk.server.deps.store.head()
    tags.push(
      await etag(`&asOf=${sequence}`),
      await etag(`&asOf=${sequence - 1}`),
      await etag('', desk.reporter),
    )
    expect(new Set(tags).size).toBe(tags.length)
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(7_001)] })
    const waiting = await again()
    expect(waiting.statusCode).toBe(200)
    expect(waiting.json<{ observations: object[] }>().observations).toMatchObject([{ value: 7_000 }])
    const everywhere = `/api/observations?indicator=zhaoqing-5g-base-stations`
    const tagOfAll = async () =>
      (await desk.server.app.inject({ url: everywhere, headers: byToken })).headers['etag']
    const before = await tagOfAll()
    expect(await tagOfAll()).toBe(before)
    await approve(desk.server, [stations(1_201, '441202')])
    expect(await tagOfAll()).not.toBe(before)
  })

  it('has no draft any more once it is withdrawn, though the series was read before', async () => {
    const draft = { items: [stations(6_800, '441200', '07')], submit: false }
    await ask(desk.server, 'POST /api/observations', desk.reporter, draft)
    expect(await seen('', desk.reporter)).toEqual([6_800])
    const items = [{ indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M07' }]
    await ask(desk.server, 'DELETE /api/observations/drafts', desk.reporter, { items })
    expect(await seen('', desk.reporter)).toEqual([])
  })

  it('sends the same bytes plain, by brotli and by gzip', async () => {
    await approve(desk.server, [stations(7_000)])
    const [plain, brotli, gzip] = [
      await raw(''),
      await raw('', { ...byToken, 'accept-encoding': 'gzip, br' }),
      await raw('', { ...byToken, 'accept-encoding': 'gzip' }),
    ]
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(brotli.rawPayload).equals(plain.rawPayload)).toBe(true)
    expect(gunzipSync(gzip.rawPayload).equals(plain.rawPayload)).toBe(true)
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
