import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const path = '/api/periods/2024-M09/closure'
const close = (body?: object) => ask(server, `POST ${path}`, admin, body)
const reopen = (body?: object) => ask(server, `DELETE ${path}`, admin, body)

/** The ledger's entries after a sequence. */
async function told(since: number): Promise<object[]> {
  const entries = await ledgerAfter(server.deps.store.reader, since, 10)
  return entries.map(({ kind, subject, payload }) => ({ kind, subject, payload }))
}

describe('POST and DELETE /api/periods/:period/closure', () => {
  it('puts each change on the ledger with its reason, and none where nothing changes', async () => {
    const before = server.deps.store.head().sequence
    const early = await ask(server, 'POST /api/periods/2024-09/closure', admin, {
      reason: ' 统计公报已发布 ',
    })
    expect(early.body).toEqual({ period: '2024-M09', closed: true })
    await close({ reason: '再关一次' })
    expect((await reopen({ reason: '更正漏报' })).body).toEqual({ period: '2024-M09', closed: false })
    expect((await reopen()).body).toEqual({ period: '2024-M09', closed: false })
    await close()
    expect(await told(before)).toEqual([
      {
        kind: 'period.closed',
        subject: '2024-M09',
        payload: '{"period":"2024-M09","reason":"统计公报已发布"}',
      },
      { kind: 'period.reopened', subject: '2024-M09', payload: '{"period":"2024-M09","reason":"更正漏报"}' },
      { kind: 'period.closed', subject: '2024-M09', payload: '{"period":"2024-M09"}' },
    ])
  })

  it('opens nothing again without a reason of four characters', async () => {
    await close()
    for (const body of [undefined, {}, { reason: ' 漏报  ' }]) {
      expect(await reopen(body)).toMatchObject({
        status: 422,
        body: { code: 'reason-needed', detail: '请写明重新开放2024年9月的原因，至少 4 个字。' },
      })
    }
    expect((await close()).body).toEqual({ period: '2024-M09', closed: true })
  })

  it('refuses a period that has not ended, and what is no period', async () => {
    expect(await ask(server, 'POST /api/periods/2024-M11/closure', admin)).toMatchObject({
      status: 422,
      body: { code: 'period-not-ended' },
    })
    expect(await ask(server, 'POST /api/periods/soon/closure', admin)).toMatchObject({ status: 422 })
  })
})
