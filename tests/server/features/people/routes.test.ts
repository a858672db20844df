import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: string
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.signIn('admin')
})
afterEach(() => server.stop())

const call = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, cookie = admin) =>
  server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
const liNa = {
  name: 'li.na',
  displayName: '李娜',
  roles: ['reporter'],
  organisations: [] as string[],
  regions: ['441200'],
}
const whoAmI = (cookie: string) => server.app.inject({ url: '/api/session', headers: { cookie } })

describe('POST /api/people', () => {
  it('creates a person who can sign in with the password shown once', async () => {
    const answer = await call('POST', '/api/people', liNa)
    expect(answer.statusCode).toBe(201)
    const { person, password } = answer.json<{ person: object; password: string }>()
    expect(person).toEqual({
      ...liNa,
      id: 'li.na',
      createdAt: '2024-10-31T10:00:00.000+08:00',
      disabledAt: null,
      lockedUntil: null,
      passwordGivenAt: '2024-10-31T10:00:00.000+08:00',
      secondFactorAt: null,
      demo: false,
    })
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect((await whoAmI(await server.signIn('li.na', password))).json()).toMatchObject({
      rights: ['read', 'report'],
      regions: ['441200'],
    })
  })

  it.each([
    [{ roles: ['administrator', 'reporter'] }, 422, 'roles-conflict'],
    [{ roles: ['administrator', 'reviewer'] }, 422, 'roles-conflict'],
    [{ roles: ['display'] }, 422, 'roles-conflict'],
    [{ name: 'Admin' }, 409, 'conflict'],
    [{ organisations: ['no-such-bureau'] }, 422, 'unknown-organisation'],
    [{ regions: ['999999'] }, 422, 'unknown-region'],
    [{ name: '李娜' }, 400, 'bad-request'],
    [{ roles: [] }, 400, 'bad-request'],
    [{ password: 'chosen-by-the-client' }, 400, 'bad-request'],
  ])('refuses %o', async (fault, status, code) => {
    const answer = await call('POST', '/api/people', { ...liNa, ...fault })
    expect(answer.json()).toMatchObject({ status, code })
  })

  it('takes a name that is seen as it stands, and refuses any other with what to do', async () => {
    const create = (displayName: string) => call('POST', '/api/people', { ...liNa, displayName })
    for (const name of ['\u200b\u2060', '  ', '李\n娜', '李\u200b娜', '\u202e李娜', '李\u2028娜', '\u3164']) {
      const refused = await create(name)
      expect([JSON.stringify(name), refused.statusCode]).toEqual([JSON.stringify(name), 400])
      expect(refused.json<{ detail: string }>().detail).toBe(
        '姓名或岗位不能只有空白，也不能含有换行、看不见的字符或改变文字方向的符号，请删去后重新输入。',
      )
    }
    expect((await create('')).json<{ detail: string }>().detail).toBe('姓名或岗位不能为空。')
    // A rare form of a sign has an invisible selector.
    expect((await create('葛\u{e0100}某')).statusCode).toBe(201)
  })

  it('puts the person on the ledger, and no secret', async () => {
    const { password } = (await call('POST', '/api/people', liNa)).json<{ password: string }>()
    const { db, tables } = server.deps.store.reader
    const entry = (await db.select().from(tables.ledger)).at(-1)
    expect(entry).toMatchObject({ actor: 'person:admin', kind: 'person.created', subject: 'person:li.na' })
    expect(JSON.parse(entry?.payload ?? '')).toEqual({
      displayName: '李娜',
      roles: ['reporter'],
      organisations: [],
      regions: ['441200'],
      demo: false,
      given: true,
      secretDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      setAt: server.clock.now(),
    })
    const everything = JSON.stringify([
      await db.select().from(tables.ledger),
      await db.select().from(tables.person),
      await db.select().from(tables.session),
    ])
    expect(everything).not.toContain(password)
    expect(everything).not.toContain(admin.split('=')[1])
  })
})

describe('PATCH /api/people/:id', () => {
  it('ends the sessions of whoever is disabled, and lets nobody in until enabled again', async () => {
    await server.person('wang', ['reader'])
    const cookie = await server.signIn('wang')
    const disabled = await call('PATCH', '/api/people/wang', { disabled: true })
    expect(disabled.json()).toMatchObject({ disabledAt: '2024-10-31T10:00:00.000+08:00' })
    expect((await whoAmI(cookie)).statusCode).toBe(401)
    await expect(server.signIn('wang')).rejects.toThrow('401')
    await call('PATCH', '/api/people/wang', { disabled: false })
    expect((await whoAmI(cookie)).statusCode).toBe(401)
    expect((await whoAmI(await server.signIn('wang'))).statusCode).toBe(200)
  })

  it('gives and takes rights at once, also in an open session', async () => {
    await server.person('wang', ['reader'])
    const cookie = await server.signIn('wang')
    await call('PATCH', '/api/people/wang', { roles: ['reviewer', 'auditor'] })
    expect((await whoAmI(cookie)).json()).toMatchObject({ rights: ['read', 'review', 'audit'] })
  })

  it.each([{ disabled: true }, { roles: ['reader'] }])(
    'refuses %o for the last administrator who could sign in',
    async (change) => {
      await server.person('zhou', ['administrator'])
      expect((await call('PATCH', '/api/people/zhou', { disabled: true })).statusCode).toBe(200)
      const answer = await call('PATCH', '/api/people/admin', change)
      expect(answer.json()).toMatchObject({ status: 409, code: 'last-administrator' })
      expect((await whoAmI(admin)).statusCode).toBe(200)
    },
  )

  it('lets an administrator go when there is another', async () => {
    await server.person('zhou', ['administrator'])
    expect((await call('PATCH', '/api/people/zhou', { roles: ['reader'] })).statusCode).toBe(200)
  })

  it.each([{ roles: ['auditor'] }, { regions: ['441200'] }, { organisations: ['zhaoqing-gongxin'] }])(
    'refuses %o for oneself, and leaves it to another administrator',
    async (change) => {
      await server.person('zhou', ['administrator'])
      const refused = await call('PATCH', '/api/people/admin', { displayName: '王主任', ...change })
      expect(refused.json()).toMatchObject({
        ...{ status: 409, code: 'conflict' },
        detail: expect.stringContaining('请另一位') as string,
      })
      const other = await server.signIn('zhou')
      expect((await call('PATCH', '/api/people/admin', change, other)).json()).toMatchObject(change)
    },
  )

  it('takes another name of oneself, with one’s access as it stands', async () => {
    const same = { displayName: '王主任', roles: ['administrator'], regions: [], organisations: [] }
    expect((await call('PATCH', '/api/people/admin', same)).json()).toMatchObject(same)
  })

  it('refuses an administrator the role of a reviewer', async () => {
    const answer = await call('PATCH', '/api/people/admin', { roles: ['administrator', 'reviewer'] })
    expect(answer.json()).toMatchObject({ status: 422, code: 'roles-conflict' })
  })

  it('answers 404 for nobody', async () => {
    expect((await call('PATCH', '/api/people/nobody', { disabled: true })).statusCode).toBe(404)
  })
})

describe('POST /api/people/:id/password', () => {
  it('unlocks the account with a new password shown once, and ends its sessions', async () => {
    await server.person('wang', ['reader'])
    const cookie = await server.signIn('wang')
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(server.signIn('wang', 'not the password')).rejects.toThrow('401')
    }
    const list = await call('GET', '/api/people')
    expect(list.json<{ people: object[] }>().people[1]).toMatchObject({
      id: 'wang',
      lockedUntil: '2024-10-31T10:01:00.000+08:00',
    })
    const answer = await call('POST', '/api/people/wang/password')
    expect(answer.json()).toMatchObject({ person: { id: 'wang', lockedUntil: null } })
    expect((await whoAmI(cookie)).statusCode).toBe(401)
    await expect(server.signIn('wang', testPassword)).rejects.toThrow('401')
    await server.signIn('wang', answer.json<{ password: string }>().password)
  })
})

describe('GET /api/people', () => {
  it('shows everyone to an auditor, and no secret', async () => {
    await server.person('shen', ['auditor'])
    const answer = await call('GET', '/api/people', undefined, await server.signIn('shen'))
    expect(answer.json<{ people: { id: string }[] }>().people.map(({ id }) => id)).toEqual(['admin', 'shen'])
    expect(answer.body).not.toMatch(/argon2|hash/i)
  })
})
