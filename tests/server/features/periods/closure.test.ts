import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

describe('POST and DELETE /api/periods/:period/closure', () => {
  it('puts each change on the ledger, and none where nothing changes', async () => {
    const before = server.deps.store.head().sequence
    const close = () => ask(server, 'POST /api/periods/2024-09/closure', admin)
    expect((await close()).body).toEqual({ period: '2024-M09', closed: true })
    await close()
    expect(server.deps.store.head().sequence).toBe(before + 1)
    const opened = await ask(server, 'DELETE /api/periods/2024-M09/closure', admin)
    expect(opened.body).toEqual({ period: '2024-M09', closed: false })
    expect(server.deps.store.head().sequence).toBe(before + 2)
  })

  it('refuses a period that has not ended, and what is no period', async () => {
    expect(await ask(server, 'POST /api/periods/2024-M11/closure', admin)).toMatchObject({
      status: 422,
      body: { code: 'period-not-ended' },
    })
    expect(await ask(server, 'POST /api/periods/soon/closure', admin)).toMatchObject({ status: 422 })
  })
})
