import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#server/http/fastify-app.ts'
import { createCredentialCache } from '#server/access/credentials/credential-cache.ts'
import { guard } from '#server/access/guard.ts'
import { roles } from '#server/contract/rights.ts'
import { registeredRoutes } from '#tests/support/servers/registered-routes.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'
import { everyone, mayPass } from './may-pass.ts'

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
  for (const role of roles.filter((one) => one !== 'display')) {
    await server.person(role, [role])
    credentials[role] = { cookie: await server.signIn(role) }
  }
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  await server.app.inject({
    method: 'POST',
    url: '/api/displays',
    headers: credentials['administrator'] ?? {},
    payload: { code: pairing.json<{ code: string }>().code, name: '大厅' },
  })
  credentials['display'] = { cookie: `xushi_display=${pairing.cookies[0]?.value}` }
})
afterAll(async () => {
  await server.stop()
  rmSync(webRoot, { recursive: true })
})

const callers = [...everyone.split(' '), 'administrator']

async function call(route: string, headers: Record<string, string> | undefined) {
  const [method, pattern] = route.split(' ') as ['GET' | 'POST', string]
  const url = pattern.replace(/:\w+/g, 'none').replace('*', '')
  return server.app.inject({ method, url, headers: { ...headers } })
}

describe('guard', () => {
  it('has every route of the server in the table of may-pass.ts', () => {
    expect(routes.toSorted()).toEqual(Object.keys(mayPass).toSorted())
  })

  it.each(Object.entries(mayPass))('lets %s be called by %s only', async (route, allowed) => {
    const outcomes: Record<string, string> = {}
    for (const who of callers) {
      const { statusCode, body } = await call(route, credentials[who])
      const atTheDoor = statusCode >= 400 && /"code":"(not-signed-in|not-allowed)"/.test(body)
      outcomes[who] = atTheDoor ? String(statusCode) : 'passes'
    }
    const refused = (who: string) => (who === 'anonymous' ? '401' : '403')
    const isAllowed = (who: string) =>
      allowed.split(' ').includes(who) ||
      (who === 'administrator' && /(system|security)-administrator/.test(allowed))
    const expected = callers.map((who) => [who, isAllowed(who) ? 'passes' : refused(who)])
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
    ['its own name by another scheme', { origin: 'https://wall.example' }, 403],
    ['its own name at another port', { origin: 'http://wall.example:81' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling site, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-site' }, 403],
    ['the same origin, its port told', { origin: 'http://wall.example', host: 'wall.example:80' }, 204],
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

  it('answers an unknown address with 404, also to somebody who is not signed in', async () => {
    const answer = await server.app.inject({ url: '/api/nothing' })
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})
