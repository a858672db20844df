import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
const webRoot = mkdtempSync(join(tmpdir(), 'xushi-web-'))
beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>序时</title>')
  writeFileSync(join(webRoot, 'assets/WallPage-here0000.js'), 'export {}')
  server = await startTestServer({ webRoot })
})
afterAll(async () => {
  await server.stop()
  rmSync(webRoot, { recursive: true })
})

const get = (url: string) => server.app.inject({ url })

describe('a built file', () => {
  it('that is there is kept for good', async () => {
    const { statusCode, headers } = await get('/assets/WallPage-here0000.js')
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  it.each([
    '/assets/WallPage-gone1234.js',
    '/assets/WallPage-gone1234.js?t=1',
    '/assets/WallPage-gone1234.css',
    '/assets/font-gone1234.woff2',
    '/assets/gone',
    '/assets/',
    '/assets/deeper/gone.js',
    '/assets/..%2f..%2fpackage.json',
    '/gone.js',
  ])('that is not there, %s, is no page and is kept by nobody', async (url) => {
    const { statusCode, headers } = await get(url)
    expect(statusCode).toBeGreaterThanOrEqual(403)
    expect(statusCode).toBeLessThanOrEqual(404)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it.skipIf(!sharedIsHere)('is answered as ../shared/cases/10-missing-asset.json expects', async () => {
    const { tests, expected } = JSON.parse(readFileSync(shared('cases/10-missing-asset.json')!, 'utf8')) as {
      tests: string
      expected: string
    }
    const { statusCode, headers } = await get(tests.replace('GET ', ''))
    expect(`${statusCode} with ${headers['cache-control']}`).toBe(expected)
  })
})

describe('any other path', () => {
  it.each(['/api/none', '/sdmx/none', '/sdmx'])('of programs, %s, is no page', async (url) => {
    const { statusCode, headers } = await get(url)
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })

  it.each(['/', '/wall', '/entry/x'])('%s is the page, asked for anew each time', async (url) => {
    const { statusCode, headers } = await get(url)
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache'])
  })
})
