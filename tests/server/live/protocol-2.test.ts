import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { ObservationSeries } from '#server/contract/observations.ts'
import type { Why } from '#server/contract/why.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { testToken, type TestServer } from '#tests/support/servers/test-server.ts'

const token = { authorization: `Bearer ${testToken}` }
const zhaoqing = { scope: '441200', at: '2024-10-31' }
const [indicator, target] = ['zhaoqing-5g-base-stations', 'zhaoqing-2024-5g-base-stations']

let desk: Desk
let server: TestServer
let url: string
stopSeconds()
beforeEach(async () => {
  desk = await openDesk()
  server = desk.server
  url = await server.listen()
})
afterEach(() => server.stop())

const open = (query: Record<string, string> = {}) =>
  openLive<Protocol2Message>(url, { ...zhaoqing, protocol: '2', ...query }, token)
async function watching(): Promise<LiveClient<Protocol2Message>> {
  const client = await open()
  await client.next('hello')
  await client.next('snapshot')
  return client
}
const read = async <T>(path: string): Promise<T> =>
  (await server.app.inject({ url: path, headers: token })).json()

describe('WS /live protocol=2', () => {
  it.each([
    ['2', 2],
    ['7', 3],
  ])('is spoken to whoever speaks it, and the newest to whoever speaks %s', async (protocol, spoken) => {
    const client = await open({ protocol })
    expect(await client.next('hello')).toMatchObject({ protocol: spoken })
  })

  it.each([{}, { protocol: '1' }])('is not spoken to whoever asks with %j', async (query) => {
    const client = await openLive(url, { ...zhaoqing, ...query }, token)
    expect(await client.next('hello')).toMatchObject({ protocol: 1 })
    await client.next('snapshot')
    await approve(server, [stations(7_000)])
    const change = await client.next('change')
    expect(Object.keys(change)).toEqual(['type', 'sequence', 'hash', 'previous', 'observation', 'targets'])
    expect(change.observation).not.toHaveProperty('status')
  })

  it('tells of an approved revision all that its series and the reasons of its lights now say', async () => {
    const client = await watching()
    const sequence = await approve(server, [{ ...stations(7_000), status: 'P', bound: 'lower' }])
    const change = await client.next('change')
    expect(change).toMatchObject({
      sequence,
      cause: 'approved',
      cell: { indicator, region: '441200', period: '2024-M09' },
      observation: { value: 7_000, status: 'P', bound: 'lower', reason: null, provenance: 'reported' },
      targets: [{ target, value: 7_000 }],
    })
    const { observations } = await read<ObservationSeries>(
      `/api/observations?indicator=${indicator}&region=441200`,
    )
    const { actor, at, decidedBy, decidedAt, note, returnReason, state, ...stored } = observations.at(-1)!
    const told = change.observation!
    expect({ ...told, sequence: told.entered }).toMatchObject(stored)
    expect([told.approvedAt, state]).toEqual([decidedAt, 'approved'])
    for (const person of [actor, decidedBy]) expect(JSON.stringify(told)).not.toContain(person)
    expect([at, note, returnReason]).toEqual([decidedAt, null, null])
    const why = await read<Why>(`/api/targets/${target}/why?at=2024-10-31`)
    expect(change.reasons).toEqual([
      {
        ...{ target, sentence: why.rule.sentence, steps: why.steps },
        ...{ toGreen: why.toGreen, remarks: why.remarks, computed: null },
      },
    ])
  })

  it('tells of a reviewed value which entry it came with, apart from that which approved it', async () => {
    const client = await watching()
    const posted = await ask(server, 'POST /api/observations', desk.reporter, { items: [stations(7_001)] })
    const items = [{ indicator, region: '441200', period: '2024-M09', revision: 1 }]
    await ask(server, 'POST /api/review/approvals', desk.reviewer, { items })
    const { sequence, observation } = await client.next('change')
    expect(observation).toMatchObject({ value: 7_001, entered: posted.body.sequence })
    expect(sequence).toBeGreaterThan(posted.body.sequence)
  })

  it('tells of a revocation what stands instead, its board and reasons, live and to whoever missed it', async () => {
    const client = await watching()
    const decide = async (act: string, revision: number) => {
      const reason = act === 'revocations' ? '通过后发现重复计数' : undefined
      const items = [{ indicator, region: '441200', period: '2024-M09', revision, reason }]
      return (await ask(server, `POST /api/review/${act}`, desk.reviewer, { items })).body.sequence as number
    }
    for (const [place, value] of [6_900, 7_000].entries()) {
      await ask(server, 'POST /api/observations', desk.reporter, { items: [stations(value)] })
      await decide('approvals', place + 1)
      await client.next('change')
    }
    const since = server.deps.store.head().sequence
    const sequence = await decide('revocations', 2)
    const change = await client.next('change')
    expect(change).toMatchObject({
      ...{ sequence, cause: 'revoked', cell: { indicator, region: '441200', period: '2024-M09' } },
      observation: { value: 6_900, revision: 1, status: 'A', provenance: 'reported' },
      targets: [{ target, value: 6_900 }],
    })
    const why = await read<Why>(`/api/targets/${target}/why?at=2024-10-31`)
    expect(change.reasons).toMatchObject([{ target, sentence: why.rule.sentence, steps: why.steps }])
    await decide('revocations', 1)
    expect(await client.next('change')).toMatchObject({
      ...{ cause: 'revoked', observation: null },
      targets: [{ target, value: null }],
    })
    const late = await open({ since: String(since) })
    await late.next('hello')
    expect(await late.next('change')).toEqual(
      expect.objectContaining({ sequence, observation: change.observation }),
    )
    expect(await late.next('change')).toMatchObject({ cause: 'revoked', observation: null })
  })

  it('gives a snapshot to whoever speaks protocol 1, which has no words for a revocation', async () => {
    const client = await openLive(url, { ...zhaoqing, protocol: '1' }, token)
    await client.next('hello')
    await client.next('snapshot')
    await approve(server, [stations(7_000)])
    await client.next('change')
    const since = server.deps.store.head().sequence
    const items = [
      { indicator, region: '441200', period: '2024-M09', revision: 1, reason: '通过后发现重复计数' },
    ]
    await ask(server, 'POST /api/review/revocations', desk.reviewer, { items })
    const valueIn = ({
      board,
    }: {
      board: { targets: readonly { target: string; value: number | null }[] }
    }) => board.targets.find((row) => row.target === target)!.value
    await client.next('gap')
    expect(valueIn(await client.next('snapshot'))).toBeNull()
    const late = await openLive(url, { ...zhaoqing, protocol: '1', since: String(since) }, token)
    await late.next('hello')
    expect(valueIn(await late.next('snapshot'))).toBeNull()
  })

  it('tells of a value that cannot be had why there is none', async () => {
    const client = await watching()
    await approve(server, [{ ...stations(0), value: null, reason: 'not-collected' }])
    expect((await client.next('change')).observation).toMatchObject({ value: null, reason: 'not-collected' })
  })

  it('tells what was missed as it tells what happens', async () => {
    const since = await approve(server, [stations(7_000)])
    await approve(server, [stations(7_001)])
    const client = await open({ since: String(since) })
    await client.next('hello')
    expect(await client.next('change')).toMatchObject({
      cause: 'approved',
      observation: { value: 7_001, status: 'A' },
      reasons: [{ target }],
    })
  })

  it('pings every 5 s, and takes the answer to a ping of the socket, every 15 s, as a sign of life', async () => {
    const client = await watching()
    const silent = await openLive(url, { ...zhaoqing, protocol: '2' }, token, { autoPong: false })
    let pinged = 0
    client.socket.on('ping', () => (pinged += 1))
    for (let beat = 1; beat <= 12; beat++) {
      server.clock.advance(5_000)
      await secondsPass()
      await vi.waitFor(() => expect(client.pings()).toBe(beat), 10_000)
    }
    expect(pinged).toBe(4)
    expect((await silent.closed).code).toBe(1006)
    expect(server.deps.hub.figures().sockets).toBe(1)
  })
})
