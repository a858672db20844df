import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishedObservations } from '#seeds/published-observations.ts'
import { systemActor } from '#server/access/actor.ts'
import { seedPublished } from '#server/db/observations/seed-observations.ts'
import { createPerson } from '#server/features/people/create-person.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const board = (query: string, headers = {}) =>
  ask(server, `GET /api/board?${query}`, { ...byToken, ...headers })

describe('GET /api/board with the published series', () => {
  beforeEach(() => seedPublished(server.deps.store, publishedObservations))
  const row = async (query: string, target: string) =>
    (await board(query)).body.targets.find((one: { target: string }) => one.target === target)

  it('shows 321.5 of 290 万 base stations as met at 2023-10-31 (工业和信息化部)', async () => {
    expect(await row('scope=100000&at=2023-10-31', 'national-2023-5g-base-stations')).toMatchObject({
      light: 'met',
      value: 321.5,
      targetValue: 290,
      period: '2023-M10',
      demo: false,
    })
  })

  it('shows 71.5 % and +21.5 for 60 万 new in 2022, from 142.5, at 2022-06-30', async () => {
    const found = await row('scope=national-5g-targets&at=2022-06-30', 'national-2022-new-5g-base-stations')
    expect(found).toMatchObject({ light: 'on-schedule', value: 185.4, achieved: 42.9, baseline: 142.5 })
    expect(found.completion).toBeCloseTo(0.715, 12)
    expect(found.schedule).toBe(0.5)
    expect(found.gap).toBeCloseTo(21.5, 10)
  })

  it('shows Guangdong’s 48,000 new stations of 2020, from 36,988, as met with 128.4 % at 2020-08-31', async () => {
    const found = await row('scope=440000&at=2020-08-31', 'guangdong-2020-new-5g-base-stations')
    expect(found).toMatchObject({ light: 'met', value: 98_613, achieved: 61_625, baseline: 36_988 })
    expect(found.completion.toFixed(3)).toBe('1.284')
  })

  it('counts every target of the scope once in its summary', async () => {
    const { body } = await board('scope=100000&at=2023-10-31')
    const counted = Object.values<number>(body.summary).reduce((sum, count) => sum + count, 0)
    expect(counted).toBe(body.targets.length)
    expect(body.targets.length).toBe(62)
  })
})

describe('GET /api/board', () => {
  it('opens yesterday’s view again, digit for digit, after a revision', async () => {
    const sequence = await approve(server, [stations(7_000)])
    const yesterday = server.clock.now()
    const before = (await board('scope=441200&at=2024-10-31')).body
    server.clock.advance(86_400_000)
    await approve(server, [stations(7_400)])
    const after = (await board('scope=441200&at=2024-10-31')).body
    const valueIn = (one: typeof before) =>
      one.targets.find(({ target }: { target: string }) => target === 'zhaoqing-2024-5g-base-stations').value
    expect([valueIn(before), valueIn(after)]).toEqual([7_000, 7_400])
    for (const asOf of [String(sequence), yesterday, encodeURIComponent(yesterday), '2024-10-31T02:00:00Z']) {
      expect((await board(`scope=441200&at=2024-10-31&asOf=${asOf}`)).body, asOf).toEqual(before)
    }
  })

  it('answers 304 until something changes that can show', async () => {
    const first = await board('scope=441200&at=2024-10-31')
    const known = { 'if-none-match': String(first.headers['etag']) }
    expect((await board('scope=441200&at=2024-10-31', known)).status).toBe(304)
    await approve(server, [
      { indicator: 'national-5g-base-stations', region: '100000', period: '2024-M09', value: 408.9 },
    ])
    expect((await board('scope=441200&at=2024-10-31', known)).status).toBe(304)
    await approve(server, [stations(7_000)])
    const changed = await board('scope=441200&at=2024-10-31', known)
    expect(changed.status).toBe(200)
    expect(changed.headers['etag']).not.toBe(first.headers['etag'])
    // After a restore the same sequences may belong to other entries: the hash distinguishes two ledgers.
    expect(changed.headers['etag']).toContain(server.deps.store.head().hash)
    const pinned = await board(`scope=441200&at=2024-10-31&asOf=${server.deps.store.head().sequence}`)
    expect(pinned.headers['etag']).toContain(server.deps.store.head().hash)
  })

  it('sends the same bytes plain, by brotli and by gzip', async () => {
    const raw = async (encoding?: string) => {
      const headers = { ...byToken, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) }
      return server.app.inject({ url: '/api/board?scope=441200&at=2024-10-31', headers })
    }
    const plain = (await raw()).rawPayload
    const [brotli, gzip] = [await raw('gzip, br'), await raw('gzip, br;q=0')]
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(brotli.rawPayload).equals(plain)).toBe(true)
    expect(gunzipSync(gzip.rawPayload).equals(plain)).toBe(true)
  })

  it.each([
    ['scope=123', 404, 'not-found'],
    ['at=2024-10-31', 400, 'bad-request'],
    ['scope=441200&at=2024-02-30', 400, 'bad-request'],
    ['scope=441200&at=yesterday', 400, 'bad-request'],
    ['scope=441200&asOf=999999', 400, 'bad-request'],
    ['scope=441200&asOf=2024-10-31', 400, 'bad-request'],
    ['scope=441200&asof=3', 400, 'bad-request'],
  ])('refuses %s with %i', async (query, status, code) => {
    expect(await board(query)).toMatchObject({ status, body: { code } })
  })
})

describe('GET /api/targets/:id/why', () => {
  it('names rule, figures, document and clause', async () => {
    await seedPublished(server.deps.store, publishedObservations)
    const { body } = await ask(
      server,
      'GET /api/targets/national-2022-new-5g-base-stations/why?at=2022-06-30',
      byToken,
    )
    expect(body.rule).toMatchObject({ id: 'xushi-1' })
    expect(
      body.steps.map(({ formula, result }: Record<string, string>) => `${formula} = ${result}`),
    ).toContain('42.9 ÷ 60 = 71.5\u2009%')
    expect(body.citations).toMatchObject([{ document: 'national-5g-targets', clause: '2022年' }])
    expect(body.organisations[0]).toMatchObject({ part: 'lead', name: '工业和信息化部' })
    const inputs = body.inputs.map(({ period, value }: { period: string; value: number }) => [period, value])
    expect([inputs[0], inputs.at(-1)]).toEqual([
      ['2022-M06', 185.4],
      ['2021-M12', 142.5],
    ])
  })

  it('answers 404 for a target that nobody set', async () => {
    expect(await ask(server, 'GET /api/targets/nothing/why', byToken)).toMatchObject({ status: 404 })
  })
})

describe('GET /api/changes', () => {
  it('tells the value in force of each cell, newest approval first, with what it replaced', async () => {
    await approve(server, [stations(6_900, '441200', '08'), stations(7_000)])
    await approve(server, [stations(7_050)])
    const { body } = await ask(server, 'GET /api/changes?scope=441200&limit=2', byToken)
    expect(body.changes).toMatchObject([
      {
        period: '2024-M09',
        value: 7_050,
        revision: 2,
        previous: 7_000,
        organisationName: '市工业和信息化局',
      },
      { period: '2024-M08', value: 6_900, revision: 1, previous: null },
    ])
  })

  it('tells of all series of a scope by their approvals, each cell once however often it was corrected', async () => {
    const themes = (period: string, value: number) => ({
      indicator: 'zhaoqing-one-thing-themes',
      region: '441200',
      period,
      value,
    })
    await approve(server, [stations(6_800, '441200', '07')])
    await approve(server, [themes('2024-M08', 9)])
    for (let value = 6_900; value < 6_925; value += 1)
      await approve(server, [stations(value, '441200', '08')])
    await approve(server, [themes('2024-M07', 7)])
    await approve(server, [themes('2024-M10', 12)])
    const told = async (query: string) =>
      (await ask(server, `GET /api/changes?scope=100000&${query}`, byToken)).body.changes.map(
        ({ period, value, previous }: { period: string; value: number; previous: number | null }) => [
          period,
          value,
          previous,
        ],
      ) as unknown
    const newest = [
      ['2024-M10', 12, 9],
      ['2024-M07', 7, null],
      ['2024-M08', 6_924, 6_923],
      ['2024-M08', 9, null],
      ['2024-M07', 6_800, null],
    ]
    expect(await told('at=2024-11-08')).toEqual(newest)
    expect(await told('at=2024-11-08&limit=3')).toEqual(newest.slice(0, 3))
    expect(await told('at=2024-08-31')).toEqual(newest.slice(1))
  })
})

describe('the latest changes of a board', () => {
  it.each(['441200', 'zhaoqing-2024-digital-economy', '440000'])(
    'are those that were told of live, for whoever comes later: %s',
    async (scope) => {
      const url = await server.listen()
      const watching = await openLive(url, { scope, at: '2024-10-31' }, byToken)
      await watching.next('hello')
      await watching.next('snapshot')
      await approve(server, [stations(1_200, '441202')])
      const users = { indicator: 'national-5g-users', region: '100000', period: '2024-M09', value: 98_100 }
      await approve(server, [users])
      await approve(server, [stations(7_000)])
      const told = [await watching.next('change'), await watching.next('change')]
      const { body } = await ask(server, `GET /api/changes?scope=${scope}&at=2024-10-31`, byToken)
      expect(body.changes).toEqual(told.map(({ observation }) => observation).reverse())
      const later = await openLive(url, { scope, at: '2024-10-31' }, byToken)
      await later.next('hello')
      expect((await later.next('snapshot')).recent).toEqual(body.changes)
      watching.close()
      later.close()
    },
  )

  it('are refused for an unknown scope', async () => {
    const { status, body } = await ask(server, 'GET /api/changes?scope=nowhere', byToken)
    expect([status, body.code]).toEqual([404, 'not-found'])
  })
})

describe('GET /api/boards', () => {
  it('offers the real series first and says that there is no demo', async () => {
    const { body } = await ask(server, 'GET /api/boards', byToken)
    expect(body.demo).toBe(false)
    expect(body.boards.map(({ real }: { real: boolean }) => real)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('says that there is a demo year as soon as its people have come', async () => {
    const demo = async () => (await ask(server, 'GET /api/boards', byToken)).body.demo as boolean
    expect(await demo()).toBe(false)
    const binding = { organisations: [], regions: [] }
    const person = { name: 'yanshi', displayName: '演示', roles: ['reader' as const], ...binding }
    await createPerson(server.deps, systemActor, person, { demo: true })
    expect(await demo()).toBe(true)
  })
})
