import { afterEach, expect, describe, it } from 'vitest'
import { emptyHead, insertEntries, nextEntry } from '#server/db/ledger/ledger.ts'
import { openStore } from '#server/db/open-store.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

/** 2³¹, the first number that signed 32 bits cannot hold. */
const beyond = 2_147_483_648

let server: TestServer
afterEach(() => server.stop())

describe('a ledger of more than 2³¹ entries', () => {
  it('goes on: values, boards, walls and what was known at a sequence', async () => {
    const clock = testClock()
    const database = await createTestDatabase()
    const store = await openStore(database.place, clock)
    await store.write(async (writer) => {
      const before = { ...emptyHead, sequence: beyond - 1 }
      const change = { at: clock.now(), actor: 'system', kind: 'test', subject: 'test', payload: {} }
      await insertEntries(writer, [nextEntry(before, change, 'sha256')])
    })
    await store.close()
    server = await startTestServer({ database, clock })
    const first = await approve(server, [stations(7_000)])
    expect(first).toBeGreaterThan(beyond)
    const query = { scope: '441200', at: '2024-10-31', since: String(first) }
    const wall = await openLive(await server.listen(), query, { authorization: `Bearer ${testToken}` })
    await wall.next('hello')
    const second = await approve(server, [stations(7_001)])
    expect(await wall.next('change')).toMatchObject({ sequence: second })
    const third = await approve(server, [stations(7_002)])
    expect(await wall.next('change')).toMatchObject({ sequence: third, previous: second })
    wall.close()
    const known = async (asOf: number) => {
      const address = `/api/observations?indicator=zhaoqing-5g-base-stations&region=441200&asOf=${asOf}`
      return (await ask(server, `GET ${address}`, byToken)).body.observations[0]
    }
    expect(await known(first)).toMatchObject({ value: 7_000 })
    expect(await known(second)).toMatchObject({ value: 7_001 })
  })
})
