import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startTestServer,
  testPassword,
  testToken,
  type TestServer,
} from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const signIn = (name: string, password: string) =>
  server.app.inject({ method: 'POST', url: '/api/session', payload: { name, password } })
/** The answers to wrong passwords that are sent together, since each takes its time. */
async function failures(name: string, count: number): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, () => signIn(name, 'not the password')))
  return answers.map(({ statusCode }) => statusCode)
}
const whoAmI = (headers: Record<string, string>) => server.app.inject({ url: '/api/session', headers })

describe('POST /api/session', () => {
  it('answers 204 with a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('admin', testPassword)
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(
      /^xushi_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('takes the name in any case', async () => {
    expect((await signIn('Admin', testPassword)).statusCode).toBe(204)
  })

  it('refuses a wrong password and an unknown name in the same words, neither sooner than after 200 ms', async () => {
    const timed = async (name: string) => {
      const begun = performance.now()
      const answer = await signIn(name, 'not the password')
      return { body: answer.json<object>(), status: answer.statusCode, took: performance.now() - begun }
    }
    const [known, unknown] = [await timed('admin'), await timed('nobody')]
    expect(known).toMatchObject({ status: 401, body: { code: 'wrong-name-or-password' } })
    expect(unknown).toMatchObject({ status: 401, body: known.body })
    expect(Math.min(known.took, unknown.took)).toBeGreaterThanOrEqual(199)
  })

  it('lets no more than 5 of many attempts at once through', async () => {
    const statuses = await failures('admin', 12)
    expect(statuses.sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429, 429, 429])
  })

  it('forgets failures after a success', async () => {
    for (let round = 1; round <= 2; round++) {
      expect(await failures('admin', 4)).toEqual([401, 401, 401, 401])
      expect((await signIn('admin', testPassword)).statusCode).toBe(204)
    }
  })

  it('answers 429 to more than 30 attempts a minute from one address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, place) => signIn(`stranger${place}`, 'x')),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
    const refused = await signIn('admin', testPassword)
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('refuses what another site sends', async () => {
    const headers = { origin: 'http://evil.example', host: 'wall.example' }
    const payload = { name: 'admin', password: testPassword }
    const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload, headers })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'cross-site' })
  })

  it('marks the cookie Secure where the server is behind TLS', async () => {
    const behindTls = await startTestServer({ secureCookies: true })
    const payload = { name: 'admin', password: testPassword }
    const answer = await behindTls.app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.headers['set-cookie']).toContain('; Secure')
    await behindTls.stop()
  })
})

describe('GET /api/session', () => {
  it('says who one is, what one may do and until when', async () => {
    const answer = await whoAmI({ cookie: await server.signIn('admin') })
    expect(answer.json()).toEqual({
      kind: 'person',
      id: 'person:admin',
      name: 'admin',
      displayName: 'admin',
      roles: ['administrator'],
      rights: ['read', 'administer', 'authorize'],
      organisations: [],
      regions: [],
      demo: false,
      secondFactor: { since: null, codesLeft: 0, demanded: false },
      expiresAt: '2024-10-31T22:00:00.000+08:00',
    })
  })

  it('answers 401 without a session, with a forged one, and 12 hours after sign-in', async () => {
    const cookie = await server.signIn('admin')
    expect((await whoAmI({})).statusCode).toBe(401)
    expect((await whoAmI({ cookie: `${cookie.slice(0, -1)}_` })).statusCode).toBe(401)
    server.clock.advance(12 * 3_600_000 - 1)
    expect((await whoAmI({ cookie })).statusCode).toBe(200)
    server.clock.advance(1)
    expect((await whoAmI({ cookie })).json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('knows a token, and refuses a wrong one also beside a right cookie', async () => {
    const cookie = await server.signIn('admin')
    const known = await whoAmI({ authorization: `Bearer ${testToken}` })
    expect(known.json()).toMatchObject({ kind: 'token', rights: ['read', 'publish'] })
    expect((await whoAmI({ authorization: 'Bearer wrong-wrong-wrong-wrong', cookie })).statusCode).toBe(401)
  })
})

describe('Authorization of another kind than Bearer', () => {
  it('is a proxy’s own affair: it neither spoils a cookie nor replaces one', async () => {
    const authorization = `Basic ${Buffer.from('proxy:password').toString('base64')}`
    const cookie = await server.signIn('admin')
    expect((await whoAmI({ authorization, cookie })).statusCode).toBe(200)
    expect((await whoAmI({ authorization })).statusCode).toBe(401)
  })

  it.each(['Bearer', 'bearer ', 'Bearerwrong-wrong-wrong-wrong'])(
    'is not “%s”, which is refused also beside a right cookie',
    async (authorization) => {
      const cookie = await server.signIn('admin')
      expect((await whoAmI({ authorization, cookie })).statusCode).toBe(401)
    },
  )
})

describe('DELETE /api/session', () => {
  it('ends the session on the server, not only in the browser', async () => {
    const cookie = await server.signIn('admin')
    const answer = await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(/^xushi_session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await whoAmI({ cookie })).statusCode).toBe(401)
  })
})

describe('PUT /api/session/password', () => {
  const change = (cookie: string, current: string, next: string) =>
    server.app.inject({
      method: 'PUT',
      url: '/api/session/password',
      headers: { cookie },
      payload: { current, next },
    })

  it('changes the password, keeps this session and ends the others', async () => {
    const [here, elsewhere] = [await server.signIn('admin'), await server.signIn('admin')]
    expect((await change(here, testPassword, 'three blue herons')).statusCode).toBe(204)
    expect((await whoAmI({ cookie: here })).statusCode).toBe(200)
    expect((await whoAmI({ cookie: elsewhere })).statusCode).toBe(401)
    expect((await signIn('admin', testPassword)).statusCode).toBe(401)
    expect((await signIn('admin', 'three blue herons')).statusCode).toBe(204)
  })

  it.each([
    ['the same again', testPassword, 422, 'weak-password'],
    ['one with the name in it', 'my-admin-word', 422, 'weak-password'],
    ['a guessable one', 'password1234', 422, 'weak-password'],
    ['a short one', 'k7mp-3xqa', 400, 'bad-request'],
  ])('refuses %s', async (_, next, status, code) => {
    const answer = await change(await server.signIn('admin'), testPassword, next)
    expect(answer.json()).toMatchObject({ status, code })
  })

  it('refuses without the current password', async () => {
    const answer = await change(await server.signIn('admin'), 'not the password', 'three blue herons')
    expect(answer.json()).toMatchObject({ status: 401, code: 'wrong-name-or-password' })
  })

  it('refuses a token, which has no password', async () => {
    const answer = await server.app.inject({
      method: 'PUT',
      url: '/api/session/password',
      headers: { authorization: `Bearer ${testToken}` },
      payload: { current: testPassword, next: 'three blue herons' },
    })
    expect(answer.json()).toMatchObject({ status: 403, code: 'not-allowed' })
  })
})
