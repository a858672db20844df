import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('GET /api/catalogue', () => {
  it('gives the whole catalogue, with clauses and duties inside documents', async () => {
    const { body } = await ask(server, 'GET /api/catalogue', byToken)
    expect(body).toEqual(JSON.parse(JSON.stringify(catalogue)))
    expect(body.milestones).toHaveLength(146)
    const policies = body.documents.filter(({ kind }: { kind: string }) => kind === 'policy')
    expect(policies.flatMap(({ clauses }: { clauses: object[] }) => clauses)).toHaveLength(178)
    expect(body.documents.flatMap(({ duties }: { duties: object[] }) => duties)).toHaveLength(11)
  })

  it('answers 304 to whoever has it', async () => {
    const { headers } = await ask(server, 'GET /api/catalogue', byToken)
    const again = await ask(server, 'GET /api/catalogue', {
      ...byToken,
      'if-none-match': String(headers['etag']),
    })
    expect(again).toMatchObject({ status: 304, body: null })
  })
})
