import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '#tests/support/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

describe('GET /api/openapi.json', () => {
  it('describes the key under which a batch is stored once', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    expect(body.paths['/api/observations'].post.parameters).toEqual([
      expect.objectContaining({ in: 'query', name: 'check' }),
      expect.objectContaining({ in: 'header', name: 'idempotency-key' }),
    ])
  })

  it.each(['/api/board', '/api/catalogue'])('says that %s may answer 304', async (path) => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    expect(Object.keys(body.paths[path].get.responses)).toEqual(['200', '304', 'default'])
  })
})
