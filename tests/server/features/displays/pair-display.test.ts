import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: string
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.signIn('admin')
})
afterEach(() => server.stop())

interface Wall {
  code: string
  expiresAt: string
  cookie: string
}
const pair = (cookie?: string, again = '') =>
  server.app.inject({
    method: 'POST',
    url: `/api/displays/pairing${again}`,
    headers: cookie === undefined ? {} : { cookie },
  })
async function askForCode(held?: string, again = ''): Promise<Wall> {
  const answer = await pair(held, again)
  expect(answer.statusCode).toBe(201)
  const cookie = answer.cookies[0]
  return { ...answer.json<Wall>(), cookie: `${cookie?.name}=${cookie?.value}` }
}
const confirm = (code: string, more: object = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/api/displays',
    headers: { cookie: admin },
    payload: { code, name: '一楼大厅', ...more },
  })
async function paired(more: object = {}): Promise<Wall & { id: string }> {
  const wall = await askForCode()
  const answer = await confirm(wall.code, more)
  expect(answer.statusCode).toBe(201)
  return { ...wall, id: answer.json<{ id: string }>().id }
}
const listed = async () =>
  (await get('/api/displays', admin)).json<{ displays: { name: string }[] }>().displays
const chosen = async ({ cookie }: Wall) =>
  (await get('/api/session', cookie)).json<{ display: unknown }>().display
/** The ledger's entries of this kind, with their payloads. */
async function told(kind: string): Promise<string[]> {
  const { db, tables } = server.deps.store.reader
  const entries = await db.select().from(tables.ledger)
  return entries.filter((entry) => entry.kind === kind).map(({ payload }) => payload)
}
const state = async (cookie?: string) => {
  const headers = cookie === undefined ? {} : { cookie }
  const answer = await server.app.inject({ url: '/api/displays/pairing', headers })
  return answer.json<{ state: string }>().state
}
const get = (url: string, cookie: string) => server.app.inject({ url, headers: { cookie } })

describe('POST /api/displays/pairing', () => {
  it('gives the wall 8 digits to show for 10 minutes and a cookie that cannot read yet', async () => {
    const wall = await askForCode()
    expect(wall.code).toMatch(/^[0-9]{8}$/)
    expect(wall.expiresAt).toBe('2024-10-31T10:10:00.000+08:00')
    expect(await state(wall.cookie)).toBe('waiting')
    expect((await get('/api/session', wall.cookie)).statusCode).toBe(401)
  })

  it('gives a wall that waits another code, and knows one wall', async () => {
    const first = await askForCode()
    const second = await askForCode(first.cookie)
    expect(second.cookie).toBe(first.cookie)
    expect((await confirm(first.code)).statusCode).toBe(404)
    expect((await confirm(second.code)).statusCode).toBe(201)
    expect(await listed()).toHaveLength(1)
  })

  it('refuses a wall that is paired, and leaves it paired', async () => {
    const wall = await paired()
    expect((await pair(wall.cookie)).json()).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: expect.stringContaining('这块屏已配对为“一楼大厅”') as string,
    })
    expect(await state(wall.cookie)).toBe('confirmed')
    expect((await get('/api/session', wall.cookie)).statusCode).toBe(200)
    expect(await listed()).toHaveLength(1)
  })

  it('keeps a wall paired that is to be paired again, as the same wall, and leaves no other', async () => {
    const wall = await paired({ scope: '441200', at: '2024-10-31' })
    const again = await askForCode(wall.cookie, '?again=true')
    expect(again.cookie).toBe(wall.cookie)
    expect((await get('/api/displays/pairing', wall.cookie)).json()).toEqual({
      state: 'confirmed',
      name: '一楼大厅',
      again: true,
    })
    expect((await get('/api/session', wall.cookie)).statusCode).toBe(200)
    const answer = await confirm(again.code, { name: '二楼会议室', scope: '440000', at: null })
    expect(answer.json()).toMatchObject({ id: wall.id, name: '二楼会议室', scope: '440000', at: null })
    expect(await chosen(wall)).toMatchObject({ scope: '440000', at: null })
    expect(await listed()).toMatchObject([{ name: '二楼会议室' }])
  })

  it('forgets after 10 minutes that a wall was to be paired again', async () => {
    const wall = await paired()
    const again = await askForCode(wall.cookie, '?again=true')
    server.clock.advance(10 * 60_000)
    expect((await confirm(again.code)).statusCode).toBe(404)
    await askForCode()
    expect((await get('/api/displays/pairing', wall.cookie)).json()).toEqual({
      state: 'confirmed',
      name: '一楼大厅',
      again: false,
    })
  })

  it('begins anew for a wall that was revoked', async () => {
    const wall = await paired()
    await server.app.inject({
      method: 'DELETE',
      url: `/api/displays/${wall.id}`,
      headers: { cookie: admin },
    })
    const next = await askForCode(wall.cookie)
    expect(next.cookie).not.toBe(wall.cookie)
  })

  it('answers 429 to the eleventh request in a minute from one address', async () => {
    const { cookie } = await askForCode()
    for (let n = 2; n <= 10; n++) await askForCode(cookie)
    expect((await pair(cookie)).json<{ detail: string }>().detail).toContain('操作过于频繁')
  })
})

describe('POST /api/displays', () => {
  it('lets the wall that shows the code read, and nothing else', async () => {
    const [wall, other] = [await askForCode(), await askForCode()]
    const answer = await confirm(wall.code)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ name: '一楼大厅', confirmedBy: 'person:admin', revokedAt: null })
    expect(await state(wall.cookie)).toBe('confirmed')
    expect(await state(other.cookie)).toBe('waiting')
    expect((await get('/api/session', wall.cookie)).json()).toMatchObject({
      kind: 'display',
      displayName: '一楼大厅',
      roles: ['display'],
      rights: ['read'],
    })
    expect((await get('/api/catalogue', wall.cookie)).statusCode).toBe(200)
    expect((await get('/api/people', wall.cookie)).statusCode).toBe(403)
  })

  it('renews the cookie of the wall when it starts, since browsers keep none longer than 400 days', async () => {
    const wall = await askForCode()
    await confirm(wall.code)
    const { headers } = await get('/api/session', wall.cookie)
    expect(headers['set-cookie']).toBe(`${wall.cookie}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict`)
  })

  it('tells the wall which board was chosen for it, as the ledger does', async () => {
    const wall = await paired({ scope: '441200', at: '2024-10-31' })
    expect(await chosen(wall)).toMatchObject({ scope: '441200', at: '2024-10-31' })
    const [payload] = await told('display.confirmed')
    expect(JSON.parse(payload!)).toEqual({
      name: '一楼大厅',
      scope: '441200',
      at: '2024-10-31',
      secretDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    const follows = await paired({ name: '东墙', scope: 'national-5g-targets' })
    expect(await chosen(follows)).toMatchObject({ scope: 'national-5g-targets', at: null })
    const nothing = await paired({ name: '西墙' })
    expect(await chosen(nothing)).toMatchObject({ scope: null, at: null })
  })

  it.each([
    [{ scope: 'nowhere' }, 422, 'unknown-scope'],
    [{ scope: '441200', at: '2024-02-30' }, 400, 'bad-request'],
    [{ name: ' \u200b ' }, 400, 'bad-request'],
  ])('refuses %j, and the code is good still', async (more, status, code) => {
    const wall = await askForCode()
    expect((await confirm(wall.code, more)).json()).toMatchObject({ status, code })
    expect(await state(wall.cookie)).toBe('waiting')
    expect((await confirm(wall.code)).statusCode).toBe(201)
  })

  it('refuses a code that no wall shows', async () => {
    const wall = await askForCode()
    const wrong = String((Number(wall.code) + 1) % 100_000_000).padStart(8, '0')
    expect((await confirm(wrong)).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect(await state(wall.cookie)).toBe('waiting')
  })

  it('refuses a code a second time', async () => {
    const wall = await askForCode()
    await confirm(wall.code)
    expect((await confirm(wall.code)).statusCode).toBe(404)
  })

  it('refuses a code after 10 minutes', async () => {
    const wall = await askForCode()
    server.clock.advance(10 * 60_000)
    expect(await state(wall.cookie)).toBe('expired')
    expect((await confirm(wall.code)).statusCode).toBe(404)
  })

  it('lets an administrator try 10 codes a minute', async () => {
    for (let n = 1; n <= 10; n++) expect((await confirm('00000000')).statusCode).toBe(404)
    expect((await confirm('00000000')).json()).toMatchObject({ status: 429, code: 'too-many-requests' })
  })

  it('is on the ledger, without the code', async () => {
    const wall = await askForCode()
    const before = server.deps.store.head().sequence
    await confirm(wall.code)
    const { db, tables } = server.deps.store.reader
    const entry = (await db.select().from(tables.ledger)).find(({ sequence }) => sequence === before + 1)
    expect(entry).toMatchObject({
      actor: 'person:admin',
      kind: 'display.confirmed',
    })
    expect(Object.keys(JSON.parse(entry!.payload) as object)).toEqual(['name', 'secretDigest'])
    expect(entry!.payload).not.toContain(wall.code)
  })
})

describe('GET /api/displays/pairing', () => {
  it('is expired for a browser that never asked', async () => {
    expect(await state()).toBe('expired')
  })
})

describe('DELETE /api/displays/:id', () => {
  it('takes the right to read, and lists the wall as revoked', async () => {
    const wall = await askForCode()
    const { id } = (await confirm(wall.code)).json<{ id: string }>()
    const revoke = (display: string) =>
      server.app.inject({ method: 'DELETE', url: `/api/displays/${display}`, headers: { cookie: admin } })
    expect((await revoke(id)).statusCode).toBe(204)
    expect((await get('/api/session', wall.cookie)).statusCode).toBe(401)
    expect(await state(wall.cookie)).toBe('expired')
    expect((await get('/api/displays', admin)).json()).toMatchObject({
      displays: [{ id, revokedAt: '2024-10-31T10:00:00.000+08:00' }],
    })
    expect((await revoke('none')).statusCode).toBe(404)
  })
})
