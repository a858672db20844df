import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

const zhaoqing = { scope: '441200', at: '2024-10-31' }

let server: TestServer
let url: string
beforeEach(async () => {
  server = await startTestServer()
  url = await server.listen()
})
afterEach(() => server.stop())

const open = (query: Record<string, string>) => openLive(url, query, { authorization: `Bearer ${testToken}` })

describe('WS /live since', () => {
  it('tells what was missed and no snapshot', async () => {
    const before = await approve(server, [stations(7_000)])
    await approve(server, [stations(7_001)])
    await approve(server, [stations(1_200, '441202')])
    await approve(server, [stations(7_002)])
    const client = await open({ ...zhaoqing, since: String(before) })
    await client.next('hello')
    const missed = [await client.next('change'), await client.next('change'), await client.next('change')]
    expect(missed.map(({ observation }) => observation.value)).toEqual([7_001, 1_200, 7_002])
    expect(missed.map(({ previous }) => previous)).toEqual([before, missed[0]?.sequence, missed[1]?.sequence])
    const next = await approve(server, [stations(7_003)])
    expect(await client.next('change')).toMatchObject({ sequence: next, previous: missed[2]?.sequence })
  })

  it('tells nothing where nothing was missed', async () => {
    const before = await approve(server, [stations(7_000)])
    const client = await open({ ...zhaoqing, since: String(before) })
    await client.next('hello')
    const next = await approve(server, [stations(7_001)])
    expect(await client.next('change')).toMatchObject({ sequence: next })
  })

  it.each([
    ['from the future', () => ({ ...zhaoqing, since: '999999' })],
    ['of a board held at another date', () => ({ scope: '441200', since: '1', held: '2024-10-30' })],
  ])('answers a sequence %s with a snapshot', async (_, query) => {
    const client = await open(query())
    await client.next('hello')
    expect((await client.next('snapshot')).sequence).toBe(server.deps.store.head().sequence)
  })

  it('goes on only in the ledger that a client holds: after a restore another may have used its sequence', async () => {
    const client = await open(zhaoqing)
    await client.next('hello')
    await client.next('snapshot')
    await approve(server, [stations(7_000)])
    const { sequence, hash } = await client.next('change')
    await approve(server, [stations(7_001)])
    const held = { ...zhaoqing, since: String(sequence) }
    const same = await open({ ...held, hash })
    await same.next('hello')
    expect((await same.next('change')).observation.value).toBe(7_001)
    const foreign = await open({ ...held, hash: hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })
    await foreign.next('hello')
    expect(await foreign.next('snapshot')).toMatchObject({ sequence: sequence + 1 })
  })

  it('answers with a snapshot where the catalogue changed meanwhile', async () => {
    const before = await approve(server, [stations(7_000)])
    await server.deps.store.write(async (writer) => {
      await writer.append({
        actor: 'system',
        kind: 'catalogue.changed',
        subject: 'seed',
        payload: { records: [] },
      })
    })
    const client = await open({ ...zhaoqing, since: String(before) })
    await client.next('hello')
    await client.next('snapshot')
  })

  it('answers with a snapshot where more than 1,000 changes were missed', async () => {
    const before = await approve(server, [stations(1)])
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
    const regions = ['441200', '441202', '441203', '441204', '441223', '441224', '441225', '441226', '441284']
    for (let round = 0; round < 13; round++) {
      await approve(
        server,
        regions.flatMap((region) =>
          // The city's value is the sum of its eight counties'.
          months.map((month) => stations(region === '441200' ? 8 * round : round, region, month)),
        ),
      )
    }
    const client = await open({ ...zhaoqing, since: String(before) })
    await client.next('hello')
    await client.next('snapshot')
  })
})
