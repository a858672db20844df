import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const usualPlace = '10.1.0.7'
const stranger = '10.9.9.9'

const signIn = (name: string, password: string, remoteAddress: string) =>
  server.app.inject({ method: 'POST', url: '/api/session', payload: { name, password }, remoteAddress })
const statusOf = async (name: string, password: string, address: string) =>
  (await signIn(name, password, address)).statusCode
/** The answers to wrong passwords that are sent together, since each takes its time. */
const wrong = (name: string, address: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => statusOf(name, 'not the password', address)))

describe('wrong passwords', () => {
  it.each(['admin', 'nobody'])(
    'make whoever signs in as %s wait after five, each time longer, up to 15 minutes',
    async (name) => {
      expect(await wrong(name, stranger, 5)).toEqual([401, 401, 401, 401, 401])
      for (const minutes of [1, 2, 4, 8, 15, 15]) {
        const locked = await signIn(name, testPassword, stranger)
        expect(locked.json()).toMatchObject({ status: 429, code: 'locked-out' })
        expect(locked.headers['retry-after']).toBe(String(minutes * 60))
        server.clock.advance(minutes * 60_000)
        expect(await wrong(name, stranger, 1)).toEqual([401])
      }
      server.clock.advance(15 * 60_000)
      expect(await statusOf(name, testPassword, stranger)).toBe(name === 'admin' ? 204 : 401)
    },
  )

  it('are forgotten a day after the last wait', async () => {
    await wrong('admin', stranger, 5)
    server.clock.advance(60_000 + 86_400_000)
    expect(await wrong('admin', stranger, 5)).toEqual([401, 401, 401, 401, 401])
    expect((await signIn('admin', testPassword, stranger)).headers['retry-after']).toBe('60')
  })

  it('of strangers do not lock out whoever comes from the usual place', async () => {
    expect(await statusOf('admin', testPassword, usualPlace)).toBe(204)
    await wrong('admin', stranger, 8)
    expect(await statusOf('admin', testPassword, stranger)).toBe(429)
    expect(await statusOf('admin', testPassword, usualPlace)).toBe(204)
    // A right password from the usual place gives strangers no further attempts.
    expect(await statusOf('admin', testPassword, stranger)).toBe(429)
  })

  it('from many addresses count together', async () => {
    await statusOf('admin', testPassword, usualPlace)
    const tries = [1, 2, 3, 4, 5, 6, 7].map((host) => wrong('admin', `10.9.9.${host}`, 1))
    expect((await Promise.all(tries)).flat().sort()).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect(await statusOf('admin', testPassword, '10.9.9.200')).toBe(429)
  })

  it('from one network of IPv6 are those of one place, whatever the host is', async () => {
    await statusOf('admin', testPassword, '2001:db8:7:7::1')
    await wrong('admin', '2001:db8:9:9::1', 5)
    expect(await statusOf('admin', testPassword, '2001:db8:9:9:ffff::2')).toBe(429)
    expect(await statusOf('admin', testPassword, '2001:db8:7:7:abcd::9')).toBe(204)
  })

  it('at the usual place lock that place alone, which the list of people tells', async () => {
    await server.person('wang', ['reader'])
    for (const address of [usualPlace, '10.1.0.8']) await statusOf('wang', testPassword, address)
    await wrong('wang', usualPlace, 5)
    expect(await statusOf('wang', testPassword, usualPlace)).toBe(429)
    expect(await statusOf('wang', testPassword, '10.1.0.8')).toBe(204)
    const admin = await by(server, 'admin')
    const listed = async () => (await ask(server, 'GET /api/people', admin)).body.people[1].lockedUntil
    expect(await listed()).toBe('2024-10-31T10:01:00.000+08:00')
    await ask(server, 'POST /api/people/wang/password', admin)
    expect(await listed()).toBeNull()
    expect(await statusOf('wang', testPassword, usualPlace)).toBe(401)
  })

  it('count as well where a password is changed', async () => {
    const cookie = await by(server, 'admin')
    const change = { current: 'not the password', next: 'three blue herons' }
    for (let time = 0; time < 5; time += 1) await ask(server, 'PUT /api/session/password', cookie, change)
    const right = await ask(server, 'PUT /api/session/password', cookie, { ...change, current: testPassword })
    expect(right).toMatchObject({ status: 429, body: { code: 'locked-out' } })
  })

  it('leave the usual place usual for half a year', async () => {
    await statusOf('admin', testPassword, usualPlace)
    server.clock.advance(179 * 86_400_000)
    await wrong('admin', stranger, 5)
    expect(await statusOf('admin', testPassword, usualPlace)).toBe(204)
    server.clock.advance(181 * 86_400_000)
    await statusOf('admin', testPassword, '10.1.0.8')
    await wrong('admin', stranger, 5)
    expect(await statusOf('admin', testPassword, usualPlace)).toBe(429)
  })
})
