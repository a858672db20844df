import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

const kept = async (request: string, headers = admin, payload?: object) =>
  (await ask(server, request, headers, payload)).headers['cache-control']

it.each([
  'GET /api/session',
  'GET /api/people',
  'GET /api/tokens',
  'GET /api/operations',
  'GET /api/meetings',
])('nobody on the way keeps the answer to %s', async (request) => {
  expect(await kept(request)).toBe('no-store')
})

it('nobody on the way keeps a password or a token that is shown once', async () => {
  const person = {
    name: 'li.si',
    displayName: '李四',
    roles: ['reader'],
    organisations: [],
    regions: [],
  }
  expect(await kept('POST /api/people', admin, person)).toBe('no-store')
  expect(await kept('POST /api/people/li.si/password')).toBe('no-store')
  expect(await kept('POST /api/tokens', admin, { name: '门户', rights: ['read'] })).toBe('no-store')
})

it('nobody on the way keeps a refusal', async () => {
  expect(await kept('GET /api/people', {})).toBe('no-store')
})

it.each([
  'GET /api/board?scope=441200&at=2024-10-31',
  'GET /api/observations?indicator=zhaoqing-5g-base-stations&region=441200',
  'GET /sdmx/data/dataflow/XUSHI/OBSERVATIONS',
])('a browser keeps no figures on its disk: %s', async (request) => {
  expect(await kept(request, byToken)).toBe('no-store')
})

it('a browser may keep the catalogue, which bears no figures, for its reader, and asks after it each time', async () => {
  expect(await kept('GET /api/catalogue', byToken)).toBe('private, no-cache')
})

it('signing out has the browser forget what it keeps, but for what was typed', async () => {
  const answer = await ask(server, 'DELETE /api/session', await by(server, 'admin'))
  expect([answer.status, answer.headers['clear-site-data']]).toEqual([204, '"cache"'])
})
