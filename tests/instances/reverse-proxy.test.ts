import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stations } from '#tests/support/approve.ts'
import { adminPassword, apiToken, startServer, type ServerProcess } from '#tests/support/server-process.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { products, startProxy, type ReverseProxy } from './reverse-proxy.ts'
import { openWall, type Wall } from './wall.ts'

const names = Object.keys(products) as (keyof typeof products)[]

describe.each(names)('two servers behind %s, as docs/deployment has it', (name) => {
  let database: TestDatabase
  let servers: [ServerProcess, ServerProcess]
  let proxy: ReverseProxy
  let walls: Wall[] = []
  const usual = getCACertificates()
  beforeAll(async () => {
    database = await createTestDatabase()
    const { databaseUrl } = database.place
    const options = { databaseUrl, settings: { XUSHI_TRUST_PROXY: '127.0.0.1' } }
    servers = [await startServer(options), await startServer(options)]
    proxy = await startProxy(name, [servers[0].port, servers[1].port])
    setDefaultCACertificates([...usual, proxy.certificate])
  })
  afterAll(async () => {
    for (const wall of walls) wall.close()
    setDefaultCACertificates(usual)
    await proxy.stop()
    for (const server of servers) await server.stop()
    await database.drop()
  })

  /** Asked again where the instance was lost under it, or none is ready; the key makes that the same request. @returns its sequence */
  async function approve(value: number): Promise<number> {
    for (;;) {
      const answer = await fetch(`${proxy.url}/api/observations`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiToken}`,
          'content-type': 'application/json',
          'idempotency-key': `value-${value}`,
        },
        body: JSON.stringify({ items: [stations(value)] }),
      })
      if (answer.status === 502 || answer.status === 503) continue
      expect(answer.status, await answer.clone().text()).toBe(201)
      return ((await answer.json()) as { sequence: number }).sequence
    }
  }

  const signIn = (origin: string) =>
    fetch(`${proxy.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ name: 'admin', password: adminPassword }),
    })

  it('know that the browser speaks TLS, and which site it is on', async () => {
    const signedIn = await signIn(proxy.url)
    expect(signedIn.status).toBe(204)
    expect(signedIn.headers.get('set-cookie')).toMatch(/; Secure/)
    expect(signedIn.headers.get('strict-transport-security')).toMatch(/^max-age=/)
    expect((await signIn('https://elsewhere.example')).status).toBe(403)
  })

  it('reach walls over wss, which go on at the other when one is killed', async () => {
    walls = Array.from({ length: 6 }, () => openWall([proxy.url], '441200', '2024-10-31'))
    await expect.poll(() => walls.every((wall) => wall.ready())).toBe(true)
    const approved = [await approve(7_000), await approve(7_001)]
    await expect.poll(() => walls.map(({ heard }) => heard)).toEqual(walls.map(() => approved))
    await servers[0].kill()
    for (const value of [7_002, 7_003, 7_004]) approved.push(await approve(value))
    await expect
      .poll(() => walls.map(({ heard }) => heard), { timeout: 30_000 })
      .toEqual(walls.map(() => approved))
    const moved = walls.filter((wall) => wall.moves() > 0).length
    expect(moved).toBeGreaterThan(0)
    expect(moved).toBeLessThan(walls.length)
    expect(walls.flatMap(({ faults }) => faults)).toEqual([])
  })
})
