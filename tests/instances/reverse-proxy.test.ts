import { setTimeout as pause } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byToken } from '#tests/support/callers/api-call.ts'
import { stations } from '#tests/support/given/approve.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { products, startProxy, type ReverseProxy } from './reverse-proxy.ts'
import { notReady, openWall, type Wall } from './wall.ts'

/** The longest wait for an answer, in milliseconds. */
const patience = 20_000

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
    await begin()
  })
  afterAll(async () => {
    for (const wall of walls) wall.close()
    setDefaultCACertificates(usual)
    await proxy.stop()
    for (const server of servers) await server.stop()
    await database.drop()
  })

  /** The proxy starts in front of the servers. */
  async function begin(): Promise<void> {
    proxy = await startProxy(name, [servers[0].port, servers[1].port])
    setDefaultCACertificates([...usual, proxy.certificate])
  }

  /** A repeated post has one effect, by its key. The proxy's own answers are no JSON. */
  async function post(value: number): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${proxy.url}/api/observations`, {
      method: 'POST',
      headers: { ...byToken, 'content-type': 'application/json', 'idempotency-key': `value-${value}` },
      body: JSON.stringify({ items: [stations(value)] }),
      signal: AbortSignal.timeout(patience),
    })
    return { status: answer.status, text: await answer.text() }
  }

  /** The approval is sent again where its instance was lost. @returns its sequence */
  async function approve(value: number): Promise<number> {
    const seen: number[] = []
    while (seen.length < 10) {
      const { status, text } = await post(value)
      if (status === 201) return (JSON.parse(text) as { sequence: number }).sequence
      expect([502, 503], text).toContain(status)
      seen.push(status)
      await pause(100)
    }
    throw new Error(`Nobody takes ${value}: ${seen.join(', ')}\n${proxy.said().slice(-2_000)}`)
  }

  const signIn = (origin: string) =>
    fetch(`${proxy.url}/api/session`, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
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
    await expect.poll(() => notReady(walls)).toEqual([])
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

  it('take writes although one of them is away: at most the first write is answered with a fault, and no read', async () => {
    for (const wall of walls) wall.close()
    await servers[0].kill()
    await proxy.stop()
    await begin()
    const written: number[] = []
    for (const value of [7_005, 7_006, 7_007, 7_008]) written.push((await post(value)).status)
    expect(written.filter((status) => status !== 201)).toEqual(products[name].lost)
    await proxy.stop()
    await begin()
    const read: number[] = []
    for (let count = 0; count < 4; count += 1) read.push((await fetch(`${proxy.url}/healthz`)).status)
    expect(read).toEqual([200, 200, 200, 200])
  })
})

describe('nginx that keeps boards, as docs/deployment has it', () => {
  let server: ServerProcess
  let proxy: ReverseProxy
  const usual = getCACertificates()
  beforeAll(async () => {
    server = await startServer({ settings: { XUSHI_TRUST_PROXY: '127.0.0.1' } })
    proxy = await startProxy('nginx', [server.port, server.port], { keepsBoards: true })
    setDefaultCACertificates([...usual, proxy.certificate])
  })
  afterAll(async () => {
    setDefaultCACertificates(usual)
    await proxy.stop()
    await server.stop()
  })

  const board = async (headers: Record<string, string>) => {
    const answer = await fetch(`${proxy.url}/api/board?scope=441200&at=2024-10-31`, {
      headers,
      signal: AbortSignal.timeout(patience),
    })
    return { status: answer.status, kept: answer.headers.get('x-cache-status'), text: await answer.text() }
  }

  it('answers whom it answered before, and nobody else', async () => {
    const first = await board(byToken)
    expect(first).toMatchObject({ status: 200, kept: 'MISS' })
    const again = [await board(byToken), await board(byToken), await board(byToken)]
    expect(again.map(({ kept }) => kept)).toContain('HIT')
    expect(new Set(again.map(({ text }) => text))).toEqual(new Set([first.text]))
    expect((await board({})).status).toBe(401)
    expect((await board({ authorization: 'Bearer somebody-else-of-no-right' })).status).toBe(401)
  })
})
