import { afterEach, describe, expect, it } from 'vitest'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

const proxy = '10.1.0.7'
let server: TestServer
afterEach(() => server.stop())

/** A sign-in that arrives from `remoteAddress` with these headers. */
const signIn = (remoteAddress: string, headers: Record<string, string>, password = testPassword) =>
  server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name: 'admin', password },
    remoteAddress,
    headers,
  })
const from = (client: string) => ({ 'x-forwarded-for': client, 'x-forwarded-proto': 'https' })
const open = async (trustProxy: readonly string[]) => {
  server = await startTestServer({ trustProxy })
}

/** 31 bad requests in a row; the limit is 30 a minute from one address. */
async function exhaust(remoteAddress: string, headers: Record<string, string>): Promise<void> {
  for (let attempt = 0; attempt < 31; attempt++) await signIn(remoteAddress, headers, '')
}

describe('behind a proxy that is trusted', () => {
  it('counts attempts by the client’s address, not by the proxy’s', async () => {
    await open(['10.1.0.0/24'])
    await exhaust(proxy, from('192.0.2.1'))
    expect((await signIn(proxy, from('192.0.2.1'))).statusCode).toBe(429)
    expect((await signIn(proxy, from('192.0.2.2'))).statusCode).toBe(204)
  })

  it('believes what the proxy added, not what the client sent before it', async () => {
    await open([proxy])
    await exhaust(proxy, from('192.0.2.1'))
    expect((await signIn(proxy, from('198.51.100.9, 192.0.2.1'))).statusCode).toBe(429)
  })

  it('marks cookies Secure and insists on TLS where the client came by TLS, and only there', async () => {
    await open([proxy])
    const byTls = await signIn(proxy, from('192.0.2.1'))
    expect(byTls.headers['set-cookie']).toContain('; Secure')
    expect(byTls.headers['strict-transport-security']).toMatch(/^max-age=31536000/)
    const plain = await signIn(proxy, { 'x-forwarded-proto': 'http' })
    expect(plain.headers['set-cookie']).not.toContain('Secure')
    expect(plain.headers['strict-transport-security']).toBeUndefined()
  })

  it('compares a page’s origin with the host that the browser asked', async () => {
    await open([proxy])
    const headers = { ...from('192.0.2.1'), host: '127.0.0.1:8080', 'x-forwarded-host': 'xushi.example' }
    expect((await signIn(proxy, { ...headers, origin: 'https://xushi.example' })).statusCode).toBe(204)
    expect((await signIn(proxy, { ...headers, origin: 'https://evil.example' })).statusCode).toBe(403)
    const plain = await signIn(proxy, { ...headers, origin: 'http://xushi.example' })
    expect(plain.json()).toMatchObject({
      code: 'cross-site',
      detail: expect.stringContaining('https://') as string,
    })
  })
})

describe('where its hosts are listed', () => {
  const hosts = ['xushi.example', '10.1.0.8']
  const get = (url: string, headers: Record<string, string>, remoteAddress = proxy) =>
    server.app.inject({ url, headers, remoteAddress })

  it('answers under these alone, whatever is asked, at any port', async () => {
    server = await startTestServer({ hosts })
    for (const host of ['xushi.example', 'XUSHI.example:8080', '10.1.0.8'])
      expect((await get('/api/session', { host })).statusCode).toBe(401)
    for (const url of ['/api/session', '/', '/nowhere', '/healthz', '/live']) {
      const refused = await get(url, { host: 'evil.example' })
      expect(refused.json()).toMatchObject({ status: 421, code: 'unknown-host' })
    }
    expect((await get('/api/session', { host: 'xushi.example.evil.example' })).statusCode).toBe(421)
    // The forwarded host is believed of a trusted proxy alone.
    const forged = { host: 'evil.example', 'x-forwarded-host': 'xushi.example' }
    expect((await get('/api/session', forged)).statusCode).toBe(421)
  })

  it('answers the machine itself /healthz under any name, and nothing else', async () => {
    server = await startTestServer({ hosts })
    for (const loopback of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect((await get('/healthz', { host: '127.0.0.1:8080' }, loopback)).statusCode).toBe(200)
      expect((await get('/metrics', { host: '127.0.0.1:8080' }, loopback)).statusCode).toBe(421)
    }
  })

  it('goes by the host that a trusted proxy was asked for', async () => {
    server = await startTestServer({ hosts, trustProxy: [proxy] })
    const askedFor = (told: string) =>
      get('/api/session', { host: '127.0.0.1:8080', 'x-forwarded-host': told })
    expect((await askedFor('xushi.example')).statusCode).toBe(401)
    expect((await askedFor('evil.example')).statusCode).toBe(421)
  })
})

describe('without a trusted proxy', () => {
  it.each([
    ['by default', []],
    ['where the sender is not among them', ['10.1.0.8', 'fd00::/8']],
  ])('believes no forwarded header, %s', async (_, trustProxy) => {
    await open(trustProxy)
    const answer = await signIn(proxy, from('192.0.2.1'))
    expect(answer.headers['set-cookie']).not.toContain('Secure')
    // The refusal tells an operator who forgot it how to name the proxy.
    const unnamed = { ...from('192.0.2.1'), host: 'xushi.example', origin: 'https://xushi.example' }
    expect((await signIn(proxy, unnamed)).json()).toMatchObject({
      ...{ status: 403, code: 'cross-site' },
      detail: expect.stringContaining('XUSHI_TRUST_PROXY') as string,
    })
    const forged = { ...from('192.0.2.1'), 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' }
    expect((await signIn(proxy, forged)).statusCode).toBe(403)
    await exhaust(proxy, from('192.0.2.1'))
    expect((await signIn(proxy, from('192.0.2.2'))).statusCode).toBe(429)
  })
})
