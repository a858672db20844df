import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sharedHealth } from '#server/features/operations/health.ts'
import { approve, stations } from '#tests/support/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'

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
})
