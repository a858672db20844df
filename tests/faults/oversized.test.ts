import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

describe('POST /api/observations with too much', () => {
  it('refuses a body of 50 MB with 413 and lives', async () => {
    const before = await callApi<{ sequence: number }>(server, '/healthz')
    const refused = await callApi(
      server,
      '/api/observations',
      `{"items":[],"pad":"${'x'.repeat(50_000_000)}"}`,
    )
    expect(refused.status).toBe(413)
    expect(refused.body.code).toBe('too-large')
    expect((await callApi<{ sequence: number }>(server, '/healthz')).body.sequence).toBe(before.body.sequence)
  })

  it('takes 10,000 items at once and refuses 10,001 with 413, storing none of them', async () => {
    const items = Array.from({ length: 10_001 }, (_, index) => valueToPost(index))
    const before = await callApi<{ sequence: number }>(server, '/healthz')
    const refused = await callApi(server, '/api/observations', { items })
    expect(refused.status).toBe(413)
    expect(refused.body.code).toBe('too-many-items')
    expect((await callApi<{ sequence: number }>(server, '/healthz')).body.sequence).toBe(before.body.sequence)

    const taken = await callApi<{ accepted: unknown[] }>(server, '/api/observations', {
      items: items.slice(1),
    })
    expect(taken.status).toBe(201)
    expect(taken.body.accepted).toHaveLength(10_000)
  })
})

describe('someone signed in who sends too much', () => {
  it('is refused beyond 256 KB, except where figures come in batches', async () => {
    const { headers } = await callApi(server, '/api/session', { name: 'admin', password: adminPassword })
    const [cookie = ''] = headers.getSetCookie()
    const signedIn = { headers: { cookie: cookie.split(';')[0]!, origin: server.url } }
    const pad = JSON.stringify({ items: [], pad: 'x'.repeat(300_000) })
    const refused = await callApi(server, '/api/displays', pad, signedIn)
    expect([refused.status, refused.body.code]).toEqual([413, 'too-large'])
    const read = await callApi(server, '/api/observations', pad)
    expect(read.status).toBe(400)
  })
})

describe('a stranger who sends too much', () => {
  const pad = JSON.stringify({ pad: 'x'.repeat(20_000) })

  it.each([
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
    ['POST', '/api/displays/pairing'],
    ['POST', '/no/such/address'],
  ] as const)('is refused beyond 16 KB: %s %s', async (method, path) => {
    const refused = await callApi(server, path, pad, { method, headers: {} })
    expect([refused.status, refused.body.code]).toEqual([413, 'too-large'])
  })

  it('is refused before a byte of it is kept, where one must be signed in', async () => {
    const refused = await callApi(server, '/api/observations', pad, { headers: {} })
    expect([refused.status, refused.body.code]).toEqual([401, 'not-signed-in'])
  })
})
