import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allPeople, insertPerson } from '#server/features/people/queries.ts'
import { createLog, faultForLog, type LogLevel } from '#server/start/log.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import {
  startTestServer,
  testPassword,
  testToken,
  type TestServer,
} from '#tests/support/servers/test-server.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

let server: TestServer
let written: string
const clock = testClock()

async function startLogging(level: LogLevel): Promise<void> {
  written = ''
  const log = createLog(level, clock, { write: (line) => (written += line) })
  server = await startTestServer({ clock, log })
}
afterEach(() => server.stop())

interface Line {
  level: string
  time: string
  msg: string
  path?: string
  status?: number
  refusal?: string
  actor?: string
  reqId?: string
  err?: { type: string; message: string; at: string[]; cause?: { message: string } }
}
const lines = () =>
  written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

const typed = 'typed-by-mistake-instead'
const token = { authorization: `Bearer ${testToken}` }

describe('the log', () => {
  beforeEach(() => startLogging('trace'))

  it('holds no secret, whatever comes and however it fails', async () => {
    const url = await server.listen()
    const cookie = await server.signIn('admin')
    const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: unknown, headers = {}) =>
      server.app.inject({ method, url: path, headers, payload: payload as object })
    await ask('POST', '/api/session', { name: 'admin', password: typed })
    await ask('POST', '/api/session', `{"name":"admin","password":"${typed}"`, {
      'content-type': 'application/json',
    })
    await ask('POST', '/api/session', { name: 'admin', password: typed, [typed]: typed })
    await ask('PUT', '/api/session/password', { current: testPassword, next: typed }, { cookie })
    await ask('GET', '/api/session', undefined, { authorization: `Bearer ${typed}` })
    await ask('GET', `/api/board?scope=441200&token=${typed}`, undefined, token)
    await ask('GET', `/nowhere?token=${typed}`)
    await ask('POST', '/api/observations', { items: [{ ...stations(7_000), note: typed }] }, token)
    await ask('POST', '/api/observations', { items: [{ ...stations(7_000), value: typed }] }, token)
    const wall = await openLive(url, { scope: '441200' }, token)
    await wall.next('hello')
    await wall.next('snapshot')
    wall.close()
    // A failing database is logged with its statement, and without the values to be stored.
    await server.deps.store.close()
    await ask('POST', '/api/session', { name: typed, password: typed })

    const session = cookie.replace('xushi_session=', '')
    for (const secret of [testPassword, testToken, session, typed]) expect(written).not.toContain(secret)
    expect(written).not.toMatch(/argon2|authorization|set-cookie/i)
    const answers = lines().map(({ path, status, refusal }) => [path, status, refusal])
    for (const answer of [
      ['/api/session', 204, undefined],
      ['/api/session', 401, 'wrong-name-or-password'],
      ['/api/session', 400, 'bad-request'],
      ['/api/board', 400, 'bad-request'],
      ['/nowhere', 404, 'not-found'],
      ['/api/observations', 201, undefined],
    ]) {
      expect(answers).toContainEqual(answer)
    }
  })

  it.each(['info', 'debug'] as const)(
    'at level %s tells of answers from memory at debug only',
    async (level) => {
      const url = '/api/board?scope=441200&at=2024-10-31'
      await server.stop()
      await startLogging(level)
      // The first use of the token is verified in the database.
      await server.app.inject({ url: '/api/session', headers: token })
      for (let time = 0; time < 2; time += 1) await server.app.inject({ url, headers: token })
      const told = lines().filter(({ path }) => path === '/api/board')
      expect(told.map(({ level, status }) => [level, status])).toEqual(
        level === 'debug'
          ? [
              ['debug', 200],
              ['debug', 200],
            ]
          : [],
      )
    },
  )

  it('names with each answer who asked, under the number of the request', async () => {
    await server.app.inject({ url: '/api/session', headers: token })
    const [line] = lines().filter(({ path }) => path === '/api/session')
    expect(line).toMatchObject({
      level: 'info',
      time: '2024-10-31T10:00:00.000+08:00',
      msg: 'answered',
      status: 200,
      address: '127.0.0.1',
      actor: expect.stringMatching(/^token:/) as string,
      reqId: expect.stringMatching(/^[0-9a-f]{8}-/) as string,
    })
  })
})

describe('a fault of ours', () => {
  it('is logged under the number that the answer tells', async () => {
    await startLogging('warn')
    const cookie = await server.signIn('admin')
    const { db } = server.deps.store.reader
    db.select = () => {
      throw new Error('Failed', { cause: new Error('deeper') })
    }
    const answer = await server.app.inject({ url: '/api/people', headers: { cookie } })
    expect(answer.statusCode).toBe(500)
    const [line, ...more] = lines()
    expect(more).toEqual([])
    expect(line).toMatchObject({ level: 'error', err: { message: 'Failed', cause: { message: 'deeper' } } })
    expect(answer.json<{ detail: string }>().detail).toContain(line?.reqId)
  })

  it('is told with the statement that failed, not with what was to be stored', async () => {
    await startLogging('warn')
    const { store } = server.deps
    const [admin] = await allPeople(store.reader)
    const twice = await store.write((writer) => insertPerson(writer, admin!)).catch((fault: unknown) => fault)
    const told = JSON.stringify(faultForLog(twice))
    expect(told).toMatch(/UNIQUE|unique/)
    expect(told).not.toContain(admin!.passwordHash)
  })
})
