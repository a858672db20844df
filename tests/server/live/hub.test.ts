import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let url: string
stopSeconds()
beforeEach(async () => {
  server = await startTestServer()
  url = await server.listen()
})
afterEach(() => server.stop())

async function watching(
  headers: Record<string, string>,
  options?: { autoPong?: boolean },
): Promise<LiveClient> {
  const client = await openLive(url, { scope: '441200', at: '2024-10-31' }, headers, options)
  await client.next('hello')
  await client.next('snapshot')
  return client
}
const byToken = { authorization: `Bearer ${testToken}` }
const figures = () => server.deps.hub.figures()

describe('hub arrivals', () => {
  it('tells whoever arrives amid approvals all that comes after the first picture, each once and in sequence', async () => {
    const dates = ['2024-10-28', '2024-10-29', '2024-10-30', '2024-10-31']
    const clients: { client: LiveClient; since: number | undefined }[] = []
    const sequences: number[] = [await approve(server, [stations(6_999)])]
    const approving = (async () => {
      for (let value = 7_000; value < 7_040; value += 1)
        sequences.push(await approve(server, [stations(value)]))
    })()
    for (let count = 0; count < 24; count += 1) {
      // Half of the walls resume from their earlier picture.
      const since = count % 2 === 0 ? undefined : sequences.at(-1)
      const query = { scope: '441200', at: dates[count % 4]!, ...(since && { since: String(since) }) }
      clients.push({ client: await openLive(url, query, byToken), since })
    }
    await approving
    for (const { client, since } of clients) {
      await client.next('hello')
      const held = since ?? (await client.next('snapshot')).sequence
      const missed = sequences.filter((sequence) => sequence > held)
      let last = held
      for (const expected of missed) {
        const { sequence, previous } = await client.next('change')
        expect(sequence).toBe(expected)
        // A server does not know the entries before its first change of a board.
        expect(last === held ? [0, last] : [last]).toContain(previous)
        last = sequence
      }
      client.close()
    }
  })
})

describe('hub heartbeat', () => {
  it('pings every 15 s', async () => {
    const client = await watching(byToken)
    for (let beat = 1; beat <= 2; beat++) {
      server.clock.advance(15_000)
      await secondsPass()
      await vi.waitFor(() => expect(client.pings()).toBe(beat), 10_000)
    }
  })

  it('drops a peer that gives no sign of life for 45 s, and keeps one that answers pings', async () => {
    const silent = await watching(byToken, { autoPong: false })
    const alive = await watching(byToken)
    for (let beat = 1; beat <= 4; beat++) {
      server.clock.advance(15_000)
      await secondsPass()
      await vi.waitFor(() => expect(alive.pings()).toBe(beat), 10_000)
    }
    expect((await silent.closed).code).toBe(1006)
    expect(figures().sockets).toBe(1)
  })

  it('takes a message as a sign of life, for clients that see no pings', async () => {
    const client = await watching(byToken, { autoPong: false })
    for (let beat = 1; beat <= 4; beat++) {
      server.clock.advance(15_000)
      await secondsPass()
      await vi.waitFor(() => expect(client.pings()).toBe(beat), 10_000)
      client.socket.send('{"type":"pong"}')
    }
    expect(figures().sockets).toBe(1)
  })
})

describe('hub back-pressure', { timeout: 60_000 }, () => {
  const counties = ['441202', '441203', '441204', '441223', '441224', '441225', '441226', '441284']
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
  /** The city's figure is the sum of its counties'. */
  const batch = (value: number) =>
    months.flatMap((month) => [
      stations(value * counties.length, '441200', month),
      ...counties.map((county) => stations(value, county, month)),
    ])

  /** Values are approved until the slow wall is dropped. @returns the last sequence */
  async function flood(): Promise<number> {
    let last = 0
    // The socket holds some hundred batches at most.
    for (let round = 1; figures().dropped === 0 && round <= 2_000; round++) {
      last = await approve(server, batch(round))
      // The approvals keep the pace of the feed: where it lags by a thousand changes, every wall gets a snapshot.
      await vi.waitFor(() => expect(figures().told).toBe(last), { timeout: 10_000, interval: 1 })
    }
    expect(figures().dropped, 'slow readers that were dropped').toBe(1)
    return last
  }

  it('drops a slow reader to a snapshot while another hears everything in order', async () => {
    const [slow, quick] = [await watching(byToken), await watching(byToken)]
    slow.socket.pause()
    const flooded = await flood()

    let previous = 0
    while (previous < flooded) {
      const change = await quick.next('change')
      expect(change.previous).toBe(previous)
      previous = change.sequence
    }

    slow.socket.resume()
    let heard = await slow.any()
    let last = 0
    while (heard.type === 'change') {
      expect(heard.previous).toBe(last)
      last = heard.sequence
      heard = await slow.any()
    }
    expect(heard).toEqual({ type: 'gap', from: last, to: flooded })
    expect((await slow.next('snapshot')).sequence).toBe(flooded)

    const next = await approve(server, [stations(7_777, '441200', '10')])
    expect(await slow.next('change')).toMatchObject({ sequence: next, previous: flooded })
    expect(await quick.next('change')).toMatchObject({ sequence: next, previous: flooded })
    expect(figures()).toMatchObject({ sockets: 2, dropped: 1 })
  })

  it('cuts a slow reader that stays stuck for 30 s', async () => {
    const slow = await watching(byToken)
    slow.socket.pause()
    await flood()
    server.clock.advance(30_001)
    await secondsPass()
    await vi.waitFor(() => expect(figures().sockets).toBe(0), 10_000)
    slow.close()
  })
})

describe('hub.cut', () => {
  it('cuts the sockets of the session that signs out, not those of another', async () => {
    const [here, elsewhere] = [await server.signIn('admin'), await server.signIn('admin')]
    const [client, other] = [await watching({ cookie: here }), await watching({ cookie: elsewhere })]
    await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: here } })
    expect(await client.closed).toEqual({ code: 4401, reason: 'signed-out' })
    await approve(server, [stations(7_000)])
    await other.next('change')
  })

  it('ends a socket with the session it was opened in', async () => {
    const client = await watching({ cookie: await server.signIn('admin') })
    server.clock.set('2024-10-31T22:00:00.000+08:00')
    await secondsPass()
    expect(await client.closed).toEqual({ code: 4401, reason: 'expired' })
  })
})
