import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#server/http/fastify-app.ts'
import { createCredentialCache } from '#server/access/credentials/credential-cache.ts'
import { guard } from '#server/access/guard.ts'
import { recordRoutes } from '#tests/support/record-routes.ts'
import { registeredRoutes } from '#tests/support/registered-routes.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/test-server.ts'

const everyone = 'anonymous administrator reporter reviewer secretary auditor reader display token'
const signedIn = 'administrator reporter reviewer secretary auditor reader display token'

/** Who may pass the door of each route; the token has the rights read and publish. */
const mayPass: Readonly<Record<string, string>> = {
  'GET /*': everyone,
  'GET /healthz': everyone,
  'GET /metrics': 'token',
  'GET /live': signedIn,
  'GET /api/openapi.json': everyone,
  'GET /api/operations': 'administrator',
  'POST /api/backups': 'administrator',
  'POST /api/session': everyone,
  'GET /api/session': signedIn,
  'PUT /api/session/password': signedIn,
  'GET /api/people': 'administrator auditor',
  'POST /api/people': 'administrator',
  'PATCH /api/people/:id': 'administrator',
  'POST /api/people/:id/password': 'administrator',
  'GET /api/tokens': 'administrator auditor',
  'POST /api/tokens': 'administrator',
  'DELETE /api/tokens/:id': 'administrator',
  'GET /api/displays': 'administrator auditor',
  'POST /api/displays': 'administrator',
  'PUT /api/displays/:id': 'administrator',
  'DELETE /api/displays/:id': 'administrator',
  'POST /api/displays/pairing': everyone,
  'GET /api/displays/pairing': everyone,
  'GET /api/catalogue': signedIn,
  'GET /api/catalogue/:kind/:id': 'administrator auditor',
  ...Object.fromEntries(recordRoutes.map((route) => [route, 'administrator'])),
  'GET /sdmx/data/:context/:agency/:flow': signedIn,
  'GET /sdmx/data/:context/:agency/:flow/:version': signedIn,
  'GET /sdmx/data/:context/:agency/:flow/:version/*': signedIn,
  'GET /sdmx/structure/:type': signedIn,
  'GET /sdmx/structure/:type/:agency': signedIn,
  'GET /sdmx/structure/:type/:agency/:id': signedIn,
  'GET /sdmx/structure/:type/:agency/:id/:version': signedIn,
  'GET /api/exchange/observations': signedIn,
  'GET /api/imports': 'administrator reporter reviewer auditor',
  'POST /api/imports': 'administrator reporter',
  'GET /api/imports/:id': 'administrator reporter reviewer auditor',
  'PUT /api/imports/:id': 'administrator reporter',
  'DELETE /api/imports/:id': 'administrator reporter',
  'GET /api/imports/:id/findings.csv': 'administrator reporter reviewer auditor',
  'GET /api/imports/:id/file': 'administrator reporter reviewer auditor',
  'POST /api/imports/:id/submit': 'administrator reporter',
  'POST /api/imports/:id/release': 'reviewer',
  'POST /api/imports/:id/return': 'reviewer',
  'GET /api/plans': 'administrator auditor',
  'POST /api/plans': 'administrator',
  'GET /api/plans/:id': 'administrator auditor',
  'PUT /api/plans/:id': 'administrator',
  'DELETE /api/plans/:id': 'administrator',
  'GET /api/plans/:id/check': 'administrator auditor',
  'GET /api/plans/:id/preview': 'administrator auditor',
  'GET /api/plans/:id/lacks': 'administrator auditor',
  'POST /api/plans/:id/publish': 'administrator',
  'GET /api/plans/:id/workbook.xlsx': 'administrator auditor',
  'POST /api/plans/:id/workbook': 'administrator',
  'GET /api/region-codes': 'administrator auditor',
  'POST /api/plans/:id/lay-aside': 'administrator',
  'POST /api/plans/:id/take-up': 'administrator',
  'POST /api/light-rules': 'administrator',
  'POST /api/light-rules/preview': 'administrator auditor',
  'DELETE /api/light-rules/:id': 'administrator',
  'PUT /api/calendar-years/:year': 'administrator',
  'PUT /api/indicators/:id/disclosure': 'administrator',
  'GET /api/evaluation-schemes/:id/run': signedIn,
  'POST /api/evaluation-schemes/preview': 'administrator auditor',
  'POST /api/evaluation-schemes': 'administrator',
  'PUT /api/evaluation-schemes/:id': 'administrator',
  'DELETE /api/evaluation-schemes/:id': 'administrator',
  'GET /api/evaluation-snapshots': signedIn,
  'GET /api/evaluation-snapshots/:id': signedIn,
  'POST /api/evaluation-snapshots': 'administrator',
  'DELETE /api/messages/:id': 'administrator',
  'POST /api/messages/:id/attempts': 'administrator',
  'POST /api/policy/read': 'administrator',
  'GET /api/policy/readings': 'administrator auditor',
  'GET /api/policy/readings/:id': 'administrator auditor',
  'POST /api/policy/readings': 'administrator',
  'PUT /api/policy/readings/:id/decisions': 'administrator',
  'POST /api/policy/readings/:id/draft': 'administrator',
  'DELETE /api/policy/readings/:id': 'administrator',
  'GET /api/meetings': signedIn,
  'GET /api/meetings/:id': signedIn,
  'GET /api/meetings/:id/agenda': signedIn,
  'GET /api/meetings/:id/changes': signedIn,
  'GET /api/meetings/:id/snapshots/:version': signedIn,
  'GET /api/meetings/:id/documents': signedIn,
  'GET /api/meetings/:id/documents/:document': signedIn,
  'POST /api/meetings/:id/documents': 'secretary',
  'POST /api/meetings': 'secretary',
  'POST /api/meetings/:id/freeze': 'secretary',
  'POST /api/meetings/:id/cancel': 'secretary',
  'POST /api/meetings/:id/hold': 'secretary',
  'POST /api/meetings/:id/close': 'secretary',
  'PUT /api/meetings/:id/agenda/items/:key': 'secretary',
  'PUT /api/meetings/:id/agenda/order': 'secretary',
  'POST /api/meetings/:id/narratives': 'secretary',
  'PUT /api/meetings/:id/narratives/:target': 'reporter',
  'GET /api/narratives': 'reporter',
  'GET /api/action-items': 'secretary reporter reader auditor',
  'GET /api/action-items/:id': 'secretary reporter reader auditor',
  'POST /api/action-items': 'secretary',
  'POST /api/action-items/:id/assign': 'secretary',
  'POST /api/action-items/:id/grant': 'secretary',
  'POST /api/action-items/:id/refuse': 'secretary',
  'POST /api/action-items/:id/return': 'secretary',
  'POST /api/action-items/:id/close': 'secretary',
  'POST /api/action-items/:id/withdraw': 'secretary',
  'POST /api/action-items/:id/acknowledge': 'reporter',
  'POST /api/action-items/:id/report': 'reporter',
  'POST /api/action-items/:id/evidence': 'reporter',
  'GET /api/action-items/:id/evidence/:sha256': 'secretary reporter reader auditor',
  'POST /api/action-items/:id/request-extension': 'reporter',
  'GET /api/targets/:id/instructions': 'secretary reporter reader auditor',
  'POST /api/targets/:id/instructions': 'reader',
  'POST /api/instructions/:id/set-aside': 'secretary',
  'GET /api/meetings/:id/notes': signedIn,
  'PUT /api/meetings/:id/notes/:page': 'secretary',
  'GET /api/boards': signedIn,
  'GET /api/board': signedIn,
  'GET /api/changes': signedIn,
  'GET /api/targets/:id/why': signedIn,
  'GET /api/observations': signedIn,
  'GET /api/observations/consequences': 'reporter reviewer auditor',
  'GET /api/observations/history': 'reporter reviewer auditor',
  'POST /api/observations': 'reporter token',
  'DELETE /api/observations/drafts': 'reporter',
  'POST /api/observations/recalls': 'reporter',
  'GET /api/filings': 'reporter',
  'GET /api/filings/:id': 'reporter',
  'GET /api/filings/:id/template.xlsx': 'reporter',
  'GET /api/review': 'reviewer auditor',
  'GET /api/review/count': 'reviewer auditor',
  'POST /api/review/approvals': 'reviewer',
  'POST /api/review/returns': 'reviewer',
  'GET /api/review/approved': 'reviewer auditor',
  'POST /api/review/revocations': 'reviewer',
  'GET /api/periods': signedIn,
  'POST /api/periods/:period/closure': 'administrator',
  'DELETE /api/periods/:period/closure': 'administrator',
  // Last, since it signs everyone out.
  'DELETE /api/session': everyone,
}

let server: TestServer
let routes: string[]
const webRoot = mkdtempSync(join(tmpdir(), 'xushi-web-'))
const credentials: Record<string, Record<string, string>> = {
  anonymous: {},
  token: { authorization: `Bearer ${testToken}` },
}

beforeAll(async () => {
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>序时</title>')
  ;({ routes, result: server } = await registeredRoutes(() => startTestServer({ webRoot })))
  for (const role of ['reporter', 'reviewer', 'secretary', 'auditor', 'reader'] as const) {
    await server.person(role, [role])
    credentials[role] = { cookie: await server.signIn(role) }
  }
  credentials['administrator'] = { cookie: await server.signIn('admin') }
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  await server.app.inject({
    method: 'POST',
    url: '/api/displays',
    headers: credentials['administrator'],
    payload: { code: pairing.json<{ code: string }>().code, name: '大厅' },
  })
  credentials['display'] = { cookie: `xushi_display=${pairing.cookies[0]?.value}` }
})
afterAll(async () => {
  await server.stop()
  rmSync(webRoot, { recursive: true })
})

async function answer(route: string, headers: Record<string, string> | undefined) {
  const [method, pattern] = route.split(' ') as ['GET' | 'POST', string]
  const url = pattern.replace(/:\w+/g, 'none').replace('*', '')
  return server.app.inject({ method, url, headers: { ...headers } })
}

describe('guard', () => {
  it('knows in this table every route that the server has', () => {
    expect(routes.toSorted()).toEqual(Object.keys(mayPass).toSorted())
  })

  it.each(Object.entries(mayPass))('lets %s be called by %s only', async (route, allowed) => {
    const outcomes: Record<string, string> = {}
    for (const who of everyone.split(' ')) {
      const { statusCode, body } = await answer(route, credentials[who])
      const atTheDoor = statusCode >= 400 && /"code":"(not-signed-in|not-allowed)"/.test(body)
      outcomes[who] = atTheDoor ? String(statusCode) : 'passes'
    }
    const refused = (who: string) => (who === 'anonymous' ? '401' : '403')
    const expected = everyone
      .split(' ')
      .map((who) => [who, allowed.split(' ').includes(who) ? 'passes' : refused(who)])
    expect(outcomes).toEqual(Object.fromEntries(expected))
  })

  it('refuses to build an app with a route that does not say whom it allows', async () => {
    const app = Fastify() as unknown as App
    await app.register(cookie)
    guard(app, server.deps, createCredentialCache(server.deps.clock))
    expect(() => app.get('/api/forgotten', () => 'open')).toThrow(
      'Route GET /api/forgotten does not say whom it allows',
    )
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling site, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-site' }, 403],
    ['the same origin', { origin: 'http://wall.example', 'sec-fetch-site': 'same-origin' }, 204],
    ['no browser', {}, 204],
  ])('answers a change asked from %s', async (_, headers, status) => {
    const answer = await server.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { host: 'wall.example', ...headers },
    })
    expect(answer.statusCode).toBe(status)
  })

  it('lets another site link to a page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', host: 'wall.example' }
    expect((await server.app.inject({ url: '/wall', headers })).statusCode).toBe(200)
  })

  it('answers an unknown address with 404, whoever asks', async () => {
    const answer = await server.app.inject({ url: '/api/nothing' })
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})
