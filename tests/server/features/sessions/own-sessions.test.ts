import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await server.person('li.na', ['reader'])
  await server.person('wang', ['reader'])
})
afterEach(() => server.stop())

async function signInFrom(remoteAddress: string, name = 'li.na', password = testPassword) {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name, password },
    remoteAddress,
    headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0.0.0 Safari/537.36' },
  })
  return { cookie: `xushi_session=${answer.cookies[0]?.value}` }
}
const own = async (cookie: Record<string, string>) =>
  (await ask(server, 'GET /api/session/others', cookie)).body

describe('one’s own sign-ins', () => {
  it('are listed with address and time; the one that asks is marked', async () => {
    const desk = await signInFrom('10.1.0.7')
    server.clock.advance(60_000)
    const home = await signInFrom('10.1.0.8')
    await signInFrom('10.1.0.9', 'wang')
    const { sessions, before } = await own(home)
    expect(sessions).toMatchObject([
      {
        current: true,
        address: '10.1.0.8',
        browser: 'Chrome 120 · Windows',
        createdAt: '2024-10-31T10:01:00.000+08:00',
      },
      { current: false, address: '10.1.0.7', lastActiveAt: '2024-10-31T10:00:00.000+08:00' },
    ])
    expect(before).toEqual({ at: '2024-10-31T10:00:00.000+08:00', address: '10.1.0.7' })
    expect((await own(desk)).before).toBeNull()
    expect(JSON.stringify(sessions)).not.toContain(home.cookie.split('=')[1])
  })

  it('are ended one by one, never somebody else’s', async () => {
    const desk = await signInFrom('10.1.0.7')
    const home = await signInFrom('10.1.0.8')
    const wang = await signInFrom('10.1.0.9', 'wang')
    const [other] = (await own(home)).sessions.filter(({ current }: { current: boolean }) => !current)
    const [wangs] = (await own(wang)).sessions
    expect(await ask(server, `DELETE /api/session/others/${wangs.id}`, home)).toMatchObject({ status: 404 })
    expect(await ask(server, `DELETE /api/session/others/${other.id}`, home)).toMatchObject({ status: 204 })
    expect((await ask(server, 'GET /api/session', desk)).status).toBe(401)
    expect((await ask(server, 'GET /api/session', wang)).status).toBe(200)
    expect((await own(home)).sessions).toHaveLength(1)
  })

  it('come with the attempts that were refused under the name', async () => {
    const desk = await signInFrom('10.1.0.7')
    await signInFrom('10.9.9.9', 'li.na', 'not the password')
    const { signIns } = await own(desk)
    expect(signIns).toMatchObject([
      { kind: 'sign-in-refused', address: '10.9.9.9', result: 'wrong-name-or-password' },
      { kind: 'sign-in', address: '10.1.0.7', browser: 'Chrome 120 · Windows', result: 'ok' },
    ])
  })

  it('are refused to a token', async () => {
    expect(await ask(server, 'GET /api/session/others', byToken)).toMatchObject({ status: 403 })
  })
})
