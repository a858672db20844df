import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

const password = 'correct-horse-battery'
const cut = { code: 4401, reason: 'signed-out' }

let database: TestDatabase
let here: ServerProcess
let elsewhere: ServerProcess
let admin: string
beforeAll(async () => {
  database = await createTestDatabase()
  const { databaseUrl } = database.place
  ;[here, elsewhere] = await Promise.all([startServer({ databaseUrl }), startServer({ databaseUrl })])
  admin = await signIn('admin', adminPassword)
  await newPerson('wang')
  await newPerson('li')
})
afterAll(async () => {
  await Promise.all([here.stop(), elsewhere.stop()])
  await database.drop()
})

/** A request to one server; the other server has the sockets. */
function call(method: string, path: string, cookie: string, body?: object): Promise<Response> {
  const json = { 'content-type': 'application/json' }
  return fetch(here.url + path, {
    method,
    headers: { cookie, origin: here.url, ...(body && json) },
    ...(body && { body: JSON.stringify(body) }),
  })
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!

async function signIn(name: string, secret: string): Promise<string> {
  return cookieOf(await call('POST', '/api/session', '', { name, password: secret }))
}

async function newPerson(name: string): Promise<void> {
  const binding = { roles: ['reader'], organisations: [], regions: [] }
  const made = await call('POST', '/api/people', admin, { name, displayName: name, ...binding })
  const printed = ((await made.json()) as { password: string }).password
  const cookie = await signIn(name, printed)
  await call('PUT', '/api/session/password', cookie, { current: printed, next: password })
}

async function watchElsewhere(cookie: string): Promise<LiveClient> {
  const client = await openLive(elsewhere.url, { scope: '441200', at: '2024-10-31' }, { cookie })
  await client.next('hello')
  await client.next('snapshot')
  return client
}

describe('two servers on one PostgreSQL', () => {
  it('cut the sockets of those who lost their right at the other server', async () => {
    const leaving = await signIn('li', password)
    const pairing = await call('POST', '/api/displays/pairing', '')
    const { code } = (await pairing.json()) as { code: string }
    const confirmed = await call('POST', '/api/displays', admin, { code, name: '大厅' })
    const { id } = (await confirmed.json()) as { id: string }

    const [disabled, signedOut, wall, kept] = [
      await watchElsewhere(await signIn('wang', password)),
      await watchElsewhere(leaving),
      await watchElsewhere(cookieOf(pairing)),
      await watchElsewhere(await signIn('li', password)),
    ]
    const answers = [
      await call('PATCH', '/api/people/wang', admin, { disabled: true }),
      await call('DELETE', '/api/session', leaving),
      await call('DELETE', `/api/displays/${id}`, admin),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 204])
    expect(await Promise.all([disabled.closed, signedOut.closed, wall.closed])).toEqual([cut, cut, cut])
    expect(kept.socket.readyState).toBe(kept.socket.OPEN)
    kept.close()
  })

  it('refuse a token that was revoked at the other server, as soon as its socket is cut', async () => {
    const made = await call('POST', '/api/tokens', admin, { name: '交换', rights: ['read'] })
    const { token, secret } = (await made.json()) as { token: { id: string }; secret: string }
    const headers = { authorization: `Bearer ${secret}` }
    const board = `${elsewhere.url}/api/board?scope=441200&at=2024-10-31`
    expect((await fetch(board, { headers })).status).toBe(200)
    const client = await openLive(elsewhere.url, { scope: '441200', at: '2024-10-31' }, headers)
    await client.next('hello')
    await client.next('snapshot')
    expect((await call('DELETE', `/api/tokens/${token.id}`, admin)).status).toBe(204)
    expect(await client.closed).toEqual(cut)
    expect((await fetch(board, { headers })).status).toBe(401)
  })
})
