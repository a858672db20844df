import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

const noon = '2024-10-31T12:00:00.000+08:00'
const setBack = [
  ['by an hour', '2024-10-31T11:00:00.000+08:00'],
  ['by two days', '2024-10-29T12:00:00.000+08:00'],
] as const

describe.each(setBack)('a clock that is set back %s', (_, before) => {
  let server: TestServer
  stopSeconds()
  beforeEach(async () => {
    server = await startTestServer({ clock: testClock(noon) })
  })
  afterEach(() => server.stop())

  const timesAfter = async (sequence: number) =>
    (await ledgerAfter(server.deps.store.reader, sequence, 100)).map(({ at }) => at)
  const board = async (query: string) =>
    (await ask(server, `GET /api/board?scope=441200&${query}`, byToken)).body
  const signIn = (password: string) =>
    server.app.inject({ method: 'POST', url: '/api/session', payload: { name: 'admin', password } })

  it('does not turn the ledger back: its time stands still, and what was known at an instant stays so', async () => {
    const first = await approve(server, [stations(7_000)])
    server.clock.set(before)
    const second = await approve(server, [stations(7_001)])
    expect(await timesAfter(first - 1)).toEqual([noon, noon])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
    expect(await board(`at=2024-10-31&asOf=${encodeURIComponent(noon)}`)).toMatchObject({ sequence: second })
    expect(await board(`at=2024-10-31&asOf=${encodeURIComponent(before)}`)).toMatchObject({ sequence: 0 })
    server.clock.set('2024-10-31T12:00:01.000+08:00')
    await approve(server, [stations(7_002)])
    expect(await timesAfter(second)).toEqual(['2024-10-31T12:00:01.000+08:00'])
  })

  it('brings walls of today to the day that the clock shows, and goes on telling them', async () => {
    const wall = await openLive(await server.listen(), { scope: '441200' }, byToken)
    await wall.next('hello')
    expect((await wall.next('snapshot')).board.at).toBe('2024-10-31')
    server.clock.set(before)
    await secondsPass()
    const today = before.slice(0, 10)
    if (today !== '2024-10-31') expect((await wall.next('snapshot')).board.at).toBe(today)
    const sequence = await approve(server, [stations(7_000)])
    expect((await wall.next('change')).sequence).toBe(sequence)
    const pings = wall.pings()
    server.clock.advance(15_000)
    await secondsPass()
    await vi.waitFor(() => expect(wall.pings()).toBe(pings + 1), 10_000)
    wall.close()
  })

  it('keeps nobody out until the old time comes again: neither by the lock of an account nor by the limit of an address', async () => {
    await Promise.all(Array.from({ length: 30 }, () => signIn('not the password')))
    expect((await signIn(testPassword)).json()).toMatchObject({ code: 'too-many-requests' })
    server.clock.advance(60_000)
    server.clock.set(before)
    expect((await signIn(testPassword)).statusCode).toBe(204)
  })

  it('ends no session', async () => {
    const cookie = await server.signIn('admin')
    server.clock.set(before)
    expect((await ask(server, 'GET /api/session', { cookie })).status).toBe(200)
  })
})

describe('two instances whose clocks differ', () => {
  it('write one ledger whose time never runs backwards', async () => {
    const database = await createTestDatabase()
    const ahead = await openStore(database.place, testClock(noon))
    const behind = await openStore(database.place, testClock('2024-10-29T12:00:00.000+08:00'))
    for (const store of [behind, ahead, behind, ahead, behind]) {
      await store.write(async (writer) => {
        await writer.append(anyEntry)
      })
    }
    const told = (await ledgerAfter(ahead.reader, 0, 10)).map(({ at }) => at)
    expect(told).toEqual(['2024-10-29T12:00:00.000+08:00', noon, noon, noon, noon])
    expect(await verifyLedger(behind.reader)).toMatchObject({ sound: true })
    await ahead.close()
    await behind.close()
    await database.drop()
  })
})
