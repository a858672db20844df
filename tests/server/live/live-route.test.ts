import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

const token = { authorization: `Bearer ${testToken}` }
const zhaoqing = { scope: '441200', at: '2024-10-31' }

let server: TestServer
let url: string
stopSeconds()
beforeEach(async () => {
  server = await startTestServer()
  url = await server.listen()
})
afterEach(() => server.stop())

const open = (query: Record<string, string> = zhaoqing, headers: Record<string, string> = token) =>
  openLive(url, query, headers)
/** An open socket after its hello and snapshot. */
async function watching(
  query?: Record<string, string>,
  headers?: Record<string, string>,
): Promise<LiveClient> {
  const client = await open(query, headers)
  await client.next('hello')
  await client.next('snapshot')
  return client
}

const changeCatalogue = () =>
  server.deps.store.write(async (writer) => {
    await writer.append({
      actor: 'system',
      kind: 'catalogue.changed',
      subject: 'seed',
      payload: { records: [] },
    })
  })

describe('WS /live', () => {
  it('says hello, then the board and the latest changes', async () => {
    const sequence = await approve(server, [stations(7_000)])
    const client = await open()
    expect(await client.next('hello')).toEqual({
      type: 'hello',
      protocol: 1,
      sequence,
      version: '0.0.0-test',
    })
    const snapshot = await client.next('snapshot')
    const board = await server.app.inject({ url: '/api/board?scope=441200&at=2024-10-31', headers: token })
    expect(snapshot.board).toEqual(board.json())
    expect(snapshot.sequence).toBe(sequence)
    expect(snapshot.recent.map(({ name, value, previous }) => [name, value, previous])).toEqual([
      [expect.stringContaining('5G'), 7_000, null],
    ])
  })

  it('tells of an approval with the rows that it turns, judged at the reference date', async () => {
    const client = await watching()
    const sequence = await approve(server, [stations(7_777)])
    const change = await client.next('change')
    expect(change).toMatchObject({
      sequence,
      previous: 0,
      observation: {
        indicator: 'zhaoqing-5g-base-stations',
        region: '441200',
        period: '2024-M09',
        value: 7_777,
      },
      targets: [{ target: 'zhaoqing-2024-5g-base-stations', value: 7_777, period: '2024-M09' }],
    })
    const earlier = await watching({ scope: '441200', at: '2024-08-31' })
    await approve(server, [stations(7_778)])
    expect((await earlier.next('change')).targets).toMatchObject([{ value: null, light: 'overdue' }])
  })

  it('tells a document of its own indicators alone, and a region of everything below it', async () => {
    const plan = await watching({ scope: 'zhaoqing-2024-digital-economy', at: '2024-10-31' })
    const province = await watching({ scope: '440000', at: '2024-10-31' })
    await approve(server, [stations(1_200, '441202')])
    const users = { indicator: 'national-5g-users', region: '100000', period: '2024-M09', value: 98_100 }
    await approve(server, [users])
    await approve(server, [stations(7_777)])
    for (const client of [plan, province]) {
      const county = await client.next('change')
      expect(county).toMatchObject({ observation: { region: '441202' }, targets: [] })
      const city = await client.next('change')
      expect(city).toMatchObject({
        previous: county.sequence,
        observation: { region: '441200', value: 7_777 },
      })
    }
  })

  it('is silent about drafts and values not yet reviewed', async () => {
    const client = await watching()
    await server.person('xiao', ['reporter'], {
      organisations: [...server.deps.catalogue.current().organisations.keys()],
      regions: ['441200'],
    })
    const headers = { cookie: await server.signIn('xiao') }
    for (const submit of [false, true]) {
      const payload = { items: [stations(7_001, '441200', submit ? '08' : '09')], submit }
      const answer = await server.app.inject({ method: 'POST', url: '/api/observations', headers, payload })
      expect(answer.statusCode).toBe(201)
    }
    await approve(server, [stations(7_002)])
    expect((await client.next('change')).observation.value).toBe(7_002)
  })

  it('tells each of 200 simultaneous approvals once, in sequence, and nothing between', async () => {
    const client = await watching()
    await Promise.all(Array.from({ length: 200 }, (_, n) => approve(server, [stations(7_000 + n)])))
    let last = 0
    const values = new Set<number | null>()
    for (let n = 0; n < 200; n++) {
      const change = await client.next('change')
      expect(change.previous).toBe(last)
      expect(change.sequence).toBeGreaterThan(last)
      last = change.sequence
      values.add(change.observation.value)
    }
    expect(values.size).toBe(200)
    expect(last).toBe(server.deps.store.head().sequence)
  })

  it('tells of every cell of a batch, each with the row as the batch leaves it', async () => {
    const client = await watching()
    await approve(server, [stations(6_900, '441200', '08'), stations(7_000, '441200', '09')])
    const [august, september] = [await client.next('change'), await client.next('change')]
    expect([august.observation.value, september.observation.value]).toEqual([6_900, 7_000])
    expect(august.targets).toMatchObject([{ value: 7_000, period: '2024-M09' }])
    expect(september.previous).toBe(august.sequence)
  })

  it('sends a snapshot to everyone when the catalogue changes', async () => {
    const clients = [await watching(), await watching({ scope: '100000' })]
    await changeCatalogue()
    const { sequence } = server.deps.store.head()
    for (const client of clients) expect((await client.next('snapshot')).sequence).toBe(sequence)
  })

  it('shows today where no date is given, and sends the new day at midnight in Shanghai', async () => {
    const [today, pinned] = [await watching({ scope: '441200' }), await watching()]
    server.clock.set('2024-10-31T23:59:59.999+08:00')
    await approve(server, [stations(7_000)])
    expect((await today.next('change')).sequence).toBe((await pinned.next('change')).sequence)
    server.clock.set('2024-11-01T00:00:00.000+08:00')
    await secondsPass()
    expect((await today.next('snapshot')).board.at).toBe('2024-11-01')
    await approve(server, [stations(7_001)])
    await today.next('change')
    await pinned.next('change')
  })

  it('closes every socket with 1011 where it cannot tell what happened, so that no wall shows old for new', async () => {
    const client = await watching()
    vi.spyOn(server.deps.catalogue, 'recorded').mockImplementation(() => {
      throw new Error('broken')
    })
    await changeCatalogue()
    expect(await client.closed).toEqual({ code: 1011, reason: 'fault' })
    await expect(server.stop()).rejects.toThrow('The live feed broke')
    server = await startTestServer()
  })

  it('closes with 1012 and a wait when the server goes', async () => {
    const client = await watching()
    await server.app.close()
    const { code, reason } = await client.closed
    expect(code).toBe(1012)
    expect(reason).toMatch(/^restart [0-9]{1,4}$/)
  })
})

describe('WS /live refuses', () => {
  it.each([
    ['nobody', zhaoqing, {}, 401],
    ['a wrong token', zhaoqing, { authorization: 'Bearer wrong-wrong-wrong-wrong' }, 401],
    ['a page of another origin', zhaoqing, { ...token, origin: 'http://evil.example' }, 403],
    ['a scope that does not exist', { scope: '999999' }, token, 404],
    ['no scope', {}, token, 400],
    ['a date that does not exist', { scope: '441200', at: '2024-02-30' }, token, 400],
    ['a sequence that is none', { scope: '441200', since: '-1' }, token, 400],
  ])('%s', async (_, query, headers, status) => {
    await expect(open(query as Record<string, string>, headers as Record<string, string>)).rejects.toThrow(
      `refused with ${status}`,
    )
  })

  it('nothing of a page of its own origin', async () => {
    await (await open(zhaoqing, { ...token, origin: url })).next('hello')
  })

  it.each([
    ['what is not JSON', 'hello?', 1008],
    ['an unknown message', '{"type":"subscribe"}', 1008],
    ['an unknown property', '{"type":"pong","at":1}', 1008],
    ['an array', '[]', 1008],
    ['a binary message', Buffer.from('{"type":"pong"}'), 1008],
    ['a long message', 'x'.repeat(2_000), 1009],
  ])('%s, by closing', async (_, message, code) => {
    const client = await watching()
    client.socket.send(message)
    expect((await client.closed).code).toBe(code)
  })

  const pong = '{"type":"pong"}'
  it.each([
    ['messages', (socket: WebSocket) => socket.send(pong)],
    ['pings', (socket: WebSocket) => socket.ping()],
    ['pongs', (socket: WebSocket) => socket.pong()],
  ])('more %s than anyone has to say between two heartbeats, by closing', async (_, say) => {
    const client = await watching()
    for (let said = 0; said < 60; said += 1) say(client.socket)
    await approve(server, [stations(7_000)])
    await client.next('change')
    say(client.socket)
    expect(await client.closed).toEqual({ code: 1008, reason: 'too many messages' })
  })

  it('nothing of a client that says nearly as much after each heartbeat', async () => {
    const client = await watching()
    for (let beat = 1; beat <= 3; beat += 1) {
      for (let said = 0; said < 50; said += 1) client.socket.send(pong)
      client.socket.ping()
      await once(client.socket, 'pong')
      server.clock.advance(15_000)
      await secondsPass()
      await vi.waitFor(() => expect(client.pings()).toBe(beat), 10_000)
    }
    await approve(server, [stations(7_000)])
    await client.next('change')
  })

  it('one message in more pieces than it can need, by closing', async () => {
    const client = await watching()
    for (let piece = 0; piece < 17; piece += 1) client.socket.send(pong[piece] ?? '', { fin: false })
    expect((await client.closed).code).toBe(1008)
  })
})
