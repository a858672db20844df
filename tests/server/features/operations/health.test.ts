import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sharedHealth } from '#server/features/operations/health.ts'
import { later } from '#server/clock.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

describe('sharedHealth', () => {
  it('looks once for all who ask at the same time, and anew for who asks later', async () => {
    const look = sharedHealth(server.deps)
    const [one, other] = [look(), look()]
    expect(other).toBe(one)
    const { status, sequence } = await one
    expect(status).toBe('ok')
    expect(await approve(server, [stations(7_000)])).toBe(sequence + 1)
    expect(await look()).toMatchObject({ status: 'ok', sequence: sequence + 1 })
  })

  it('tells that the ledger is later than the clock, and is still ok', async () => {
    await approve(server, [stations(7_000)])
    expect(await sharedHealth(server.deps)()).not.toHaveProperty('clock')
    const head = server.deps.store.head().at
    server.clock.set(later(head, -59_000))
    expect(await sharedHealth(server.deps)()).not.toHaveProperty('clock')
    server.clock.set(later(head, -3 * 86_400_000))
    const { body, status } = await ask(server, 'GET /healthz')
    expect([status, body]).toMatchObject([
      200,
      { status: 'ok', clock: { ledgerAt: head, aheadSeconds: 259_200 } },
    ])
  })
})
