import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { registeredRoutes } from '#tests/support/servers/registered-routes.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let routes: string[]
const webRoot = mkdtempSync(join(tmpdir(), 'xushi-web-'))
const token = { authorization: `Bearer ${testToken}` }
beforeAll(async () => {
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>序时</title>')
  ;({ routes, result: server } = await registeredRoutes(() => startTestServer({ webRoot })))
})
afterAll(async () => {
  await server.stop()
  rmSync(webRoot, { recursive: true })
})

describe('GET /healthz', () => {
  it('answers 200 without sign-in, with the end of the ledger', async () => {
    const answer = await server.app.inject({ url: '/healthz' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      status: 'ok',
      sequence: server.deps.store.head().sequence,
      version: '0.0.0-test',
      database: server.deps.store.engine,
    })
  })

  it('answers 503 with the failing part where the database cannot be read', async () => {
    const broken = await startTestServer()
    await broken.deps.store.close()
    const answer = await broken.app.inject({ url: '/healthz' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({
      status: 'failing',
      sequence: 3,
      failing: { part: 'database', reason: expect.stringMatching(/not open|after calling end/) as string },
    })
    await broken.stop()
  })
})

describe('GET /metrics', () => {
  const metrics = async () => {
    const answer = await server.app.inject({ url: '/metrics', headers: token })
    return { type: answer.headers['content-type'], text: answer.body, lines: answer.body.split('\n') }
  }

  it('is OpenMetrics text that ends with its mark', async () => {
    const { type, text } = await metrics()
    expect(type).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
    expect(text.endsWith('\n# EOF\n')).toBe(true)
  })

  it('gives the latest approved value of an indicator, and the end of its period', async () => {
    await approve(server, [stations(7_000, '441200', '08'), stations(7_123, '441200', '09')])
    await approve(server, [stations(7_001, '441200', '08')])
    const { lines } = await metrics()
    expect(lines.filter((line) => line.includes('zhaoqing-5g-base-stations'))).toEqual([
      'xushi_indicator_value{indicator="zhaoqing-5g-base-stations",region="441200",unit="座",demo="false"} 7123',
      // The time is 2024-09-30T23:59:59+08:00.
      'xushi_indicator_period_end_seconds{indicator="zhaoqing-5g-base-stations",region="441200"} 1727711999',
    ])
  })

  it('counts requests by route, not by address', async () => {
    await server.app.inject({ url: '/api/targets/none/why', headers: token })
    const { lines } = await metrics()
    const count = 'xushi_http_request_seconds_count{method="GET",route="/api/targets/:id/why",status="404"} 1'
    expect(lines).toContain(count)
    const buckets = lines.filter(
      (line) => line.includes('route="/api/targets/:id/why"') && line.includes('_bucket'),
    )
    expect(buckets.at(-1)).toMatch(/le="\+Inf"\} 1$/)
  })

  it('gives sockets and the end of the ledger', async () => {
    const { lines } = await metrics()
    expect(lines).toContain('xushi_live_sockets 0')
    expect(lines).toContain(`xushi_ledger_sequence ${server.deps.store.head().sequence}`)
  })
})

interface ApiDocument {
  openapi: string
  paths: Record<string, Record<string, { responses: Record<string, unknown>; security: unknown[] }>>
}

describe('GET /api/openapi.json', () => {
  const document = async () => {
    const answer = await server.app.inject({ url: '/api/openapi.json' })
    return answer.json<ApiDocument>()
  }

  it('describes every route under /api, and how each refuses', async () => {
    const { openapi, paths } = await document()
    expect(openapi).toBe('3.1.0')
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const existing = routes
      .filter((route) => route.includes(' /api/'))
      .map((route) => route.replace(/:(\w+)/g, '{$1}'))
    expect(described.filter((route) => route.includes(' /api/')).toSorted()).toEqual(existing.toSorted())
    for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
      expect(operation.responses['default']).toMatchObject({ content: { 'application/problem+json': {} } })
    }
  })

  it('says what needs no sign-in', async () => {
    const { paths } = await document()
    expect(paths['/api/session']?.['post']?.security).toEqual([])
    expect(paths['/api/board']?.['get']?.security).toEqual([{ token: [] }, { session: [] }, { display: [] }])
  })

  it('takes its schemas from those that validate', async () => {
    const { paths } = await document()
    expect(paths['/api/displays']?.['post']).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { properties: { code: { pattern: '^[0-9]{8}$' } } } } },
      },
    })
  })
})

describe('every answer', () => {
  it.each(['/', '/healthz'])('of %s forbids scripts and data from elsewhere', async (url) => {
    const { headers } = await server.app.inject({ url })
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
        "font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';" +
        "frame-ancestors 'self'",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('of the API forbids all that a page may do', async () => {
    for (const url of ['/api/session', '/api/nothing-of-the-kind', '/sdmx/data', '/sdmx/structure/*']) {
      const { headers } = await server.app.inject({ url })
      expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('insists on TLS where the server is behind it', async () => {
    const behindTls = await startTestServer({ secureCookies: true })
    for (const url of ['/healthz', '/api/session']) {
      const { headers } = await behindTls.app.inject({ url })
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/)
    }
    await behindTls.stop()
  })
})
