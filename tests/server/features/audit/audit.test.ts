import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken, type Asked } from '#tests/support/callers/ask.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let auditor: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  await server.person('shen', ['auditor'])
  await server.person('li.na', ['reader'])
  auditor = await by(server, 'shen')
})
afterEach(() => server.stop())

interface Told {
  readonly sequence: number
  readonly kind: string
  readonly actor: string
  readonly address: string
  readonly subject: string
  readonly result: string
  readonly times: number
}
const logged = async (query = ''): Promise<Told[]> =>
  (await ask(server, `GET /api/audit${query}`, auditor)).body.entries
const inWords = (told: readonly Told[]) =>
  told.map(({ kind, actor, address, subject, result }) =>
    // The digest of a session's secret is another each time.
    [kind, actor, address, subject.replace(/会话 [0-9a-f]{16}$/, '会话 …'), result].join(' | '),
  )
const signInFrom = (remoteAddress: string, name: string, password: string, userAgent = '') =>
  server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name, password },
    remoteAddress,
    headers: { 'user-agent': userAgent },
  })
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

describe('the audit log', () => {
  it('tells of sign-ins, refusals and sign-outs who, from where, and what came of it', async () => {
    const signedIn = await signInFrom('10.1.0.7', 'Li.Na', testPassword, firefox)
    const cookie = { cookie: `xushi_session=${signedIn.cookies[0]?.value}` }
    await ask(server, 'GET /api/people', cookie)
    await ask(server, 'DELETE /api/session', cookie)
    await signInFrom('10.9.9.9', 'li.na', 'not the password')
    await signInFrom('10.9.9.9', 'my-secret-typed-as-name', 'x')
    expect(inWords(await logged()).reverse()).toEqual([
      'sign-in | person:shen | 127.0.0.1 | 其他程序 · 会话 … | ok',
      'sign-in | person:li.na | 10.1.0.7 | Firefox 128 · Linux · 会话 … | ok',
      'sign-out | person:li.na | 127.0.0.1 | 会话 … | ok',
      'refused | person:li.na | 127.0.0.1 | GET /api/people | not-allowed',
      'sign-in-refused | person:li.na | 10.9.9.9 |  | wrong-name-or-password',
      'sign-in-refused | name:my… | 10.9.9.9 |  | wrong-name-or-password',
    ])
  })

  it('tells of what was exported, by its address without the query, and not of what was only read', async () => {
    await ask(server, 'GET /api/boards', auditor)
    await server.app.inject({ url: '/api/exchange/observations?format=csv&labels=both', headers: auditor })
    await server.app.inject({ url: '/api/audit/table.csv?kind=export', headers: auditor })
    expect(inWords(await logged('?kind=export'))).toEqual([
      'export | person:shen | 127.0.0.1 | /api/audit/table.csv | ok',
      'export | person:shen | 127.0.0.1 | /api/exchange/observations | ok',
    ])
  })

  it('tells once of each address that a token is used from, and keeps the addresses', async () => {
    const use = (remoteAddress: string) =>
      server.app.inject({ url: '/api/boards', headers: byToken, remoteAddress })
    await use('10.2.0.1')
    await use('10.2.0.1')
    await use('10.2.0.2')
    const told = await logged('?kind=token-address')
    expect(told.map(({ address, times }) => [address, times])).toEqual([
      ['10.2.0.2', 1],
      ['10.2.0.1', 1],
    ])
    const { tables } = server.deps.store.reader
    const known = await server.deps.store.reader.db.select().from(tables.knownAddress)
    expect(known.filter(({ holder }) => holder.startsWith('token:'))).toHaveLength(2)
  })

  it('tells of a wrong password that somebody gives in an open session, and not of a right one', async () => {
    const cookie = await by(server, 'li.na')
    const change = (current: string) =>
      server.app.inject({
        ...{ method: 'PUT', url: '/api/session/password', headers: cookie, remoteAddress: '10.9.9.9' },
        payload: { current, next: 'Sturdy-River-2024-no!' },
      })
    expect((await change('a guess')).statusCode).toBe(401)
    expect((await change(testPassword)).statusCode).toBe(204)
    expect(inWords(await logged('?actor=person:li.na&from=2024-10-31')).slice(0, -1)).toEqual([
      'sign-in-refused | person:li.na | 10.9.9.9 |  | wrong-name-or-password',
    ])
  })

  it('tells of a token that is refused once an address and minute: revoked, or of nobody', async () => {
    const admin = await by(server, 'admin')
    const made = await ask(server, 'POST /api/tokens', admin, { name: '交换', rights: ['read'] })
    const { token, secret } = made.body as { token: { id: string }; secret: string }
    await ask(server, `DELETE /api/tokens/${token.id}`, admin)
    const use = (remoteAddress: string, bearer: string) =>
      server.app.inject({ url: '/api/boards', headers: { authorization: `Bearer ${bearer}` }, remoteAddress })
    await use('10.2.0.1', secret)
    await use('10.2.0.1', secret)
    await use('10.2.0.2', secret)
    await use('10.2.0.2', 'a guess')
    expect(inWords(await logged('?kind=token-refused')).reverse()).toEqual([
      `token-refused | token:${token.id} | 10.2.0.1 | 已撤销 | not-signed-in`,
      `token-refused | token:${token.id} | 10.2.0.2 | 已撤销 | not-signed-in`,
      'token-refused | nobody | 10.2.0.2 | 没有这个令牌 | not-signed-in',
    ])
  })

  it('is asked by person, kind and day, in pages', async () => {
    await signInFrom('10.1.0.7', 'li.na', testPassword)
    server.clock.advance(86_400_000)
    await signInFrom('10.1.0.8', 'li.na', testPassword)
    auditor = await by(server, 'shen')
    const addresses = async (query: string) => (await logged(query)).map(({ address }) => address)
    expect(await addresses('?actor=person:li.na')).toEqual(['10.1.0.8', '10.1.0.7'])
    expect(await addresses('?actor=person:li.na&until=2024-10-31')).toEqual(['10.1.0.7'])
    expect(await addresses('?from=2024-11-01')).toEqual(['127.0.0.1', '10.1.0.8'])
    expect(await addresses('?kind=sign-out')).toEqual([])
    const page: Asked = await ask(server, 'GET /api/audit?limit=3', auditor)
    expect(page.body.entries).toHaveLength(3)
    const rest: Asked = await ask(server, `GET /api/audit?limit=3&before=${page.body.next}`, auditor)
    expect([rest.body.entries.length, rest.body.next]).toEqual([1, null])
    expect(await ask(server, 'GET /api/audit?kind=nothing', auditor)).toMatchObject({ status: 400 })
  })

  it('goes to Excel with a byte order mark and without formulas', async () => {
    await signInFrom('10.9.9.9', '=1+1', 'x')
    const { body } = await server.app.inject({ url: '/api/audit/table.csv', headers: auditor })
    const lines = body.split('\r\n')
    expect(lines[0]).toBe('\uFEFF序号,时间,事项,人员,标识,来源地址,内容,结果,次数')
    expect(lines[1]).toBe('2,2024-10-31 10:00:00,登录被拒,name:=1…,name:=1…,10.9.9.9,,登录名或密码不对,1')
    await server.deps.store.write((writer) =>
      writer.db.update(writer.tables.auditEntry).set({ subject: '＝cmd|calc' }),
    )
    const forged = await server.app.inject({ url: '/api/audit/table.csv', headers: auditor })
    expect(forged.body).toContain(",'＝cmd|calc,")
  })

  it('is verified on request, which names the entry that was altered', async () => {
    const verification = async () => (await ask(server, 'GET /api/audit/verification', auditor)).body
    expect(await verification()).toMatchObject({ entries: 1, head: { sequence: 1 }, fault: null })
    await server.deps.store.write((writer) =>
      writer.db.update(writer.tables.auditEntry).set({ actor: 'person:other' }),
    )
    expect(await verification()).toMatchObject({ head: null, fault: '审计日志第 1 条：内容与哈希不符' })
  })

  it('loses nothing while the database cannot be written, and goes on by itself', async () => {
    const { store } = server.deps
    const real = store.write
    const refusing = () => Promise.reject(new Error('no disk'))
    Object.defineProperty(store, 'write', { value: refusing, configurable: true })
    await ask(server, 'GET /api/people', await signedIn())
    expect((await ask(server, 'GET /api/audit', auditor)).status).toBe(500)
    Object.defineProperty(store, 'write', { value: real, configurable: true })
    expect(inWords(await logged('?kind=refused'))).toEqual([
      'refused | person:li.na | 127.0.0.1 | GET /api/people | not-allowed',
    ])
    async function signedIn() {
      Object.defineProperty(store, 'write', { value: real, configurable: true })
      const cookie = await by(server, 'li.na')
      Object.defineProperty(store, 'write', { value: refusing, configurable: true })
      return cookie
    }
  })
})
