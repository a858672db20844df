import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#server/access/actor.ts'
import { resetPassword } from '#server/features/people/reset-password.ts'
import { setUpFactor } from '#tests/support/callers/second-factor.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
afterEach(() => server.stop())

type Headers = Record<string, string>
const post = (who: Headers, path: string, body?: object) => ask(server, `POST /api/people${path}`, who, body)
const confirm = (who: Headers, id: string) => post(who, `/changes/${id}/confirm`)
const changesOf = async (who: Headers) => (await ask(server, 'GET /api/people/changes', who)).body.changes
const zhang = { name: 'zhang', displayName: '张三', roles: ['reader'], organisations: [], regions: [] }

/** The two administrators of the office, signed in. */
const office = async () => ({ admin: await by(server, 'admin'), second: await by(server, 'second') })

describe('where two people are asked for', () => {
  beforeEach(async () => {
    server = await startTestServer({ twoPersons: true })
    await server.person('second', ['administrator'])
    await server.person('li', ['reader'])
  })

  it('resets a password once another administrator confirms it, who is told the new one', async () => {
    const { admin, second } = await office()
    const asked = await post(admin, '/li/password')
    expect(asked).toMatchObject({ status: 202, body: { waits: '1' } })
    // The password and the sessions stay until then.
    const li = await by(server, 'li')
    expect((await ask(server, 'GET /api/session', li)).body.accessChanges).toBeUndefined()
    expect(await changesOf(admin)).toMatchObject([
      {
        id: '1',
        person: 'li',
        title: '重置 li 的密码',
        by: 'admin',
        state: 'waiting',
        transitions: ['take-back'],
      },
    ])
    expect(await changesOf(second)).toMatchObject([{ transitions: ['confirm', 'refuse'] }])
    expect((await confirm(admin, '1')).body.code).toBe('own-entry')
    expect((await post(admin, '/li/password')).status).toBe(409)

    const done = await confirm(second, '1')
    expect(done).toMatchObject({ status: 200, body: { person: { id: 'li' } } })
    expect((await ask(server, 'GET /api/session', li)).status).toBe(401)
    const anew = { cookie: await server.signIn('li', done.body.password as string) }
    expect((await ask(server, 'GET /api/session', anew)).body.passwordGiven).toMatchObject({ by: 'second' })
    expect((await confirm(second, '1')).status).toBe(409)
  })

  it('lets nobody confirm what makes the own account wider', async () => {
    const { admin, second } = await office()
    await server.person('third', ['system-administrator'])
    const change = { roles: ['security-administrator'] }
    const asked = await ask(server, 'PATCH /api/people/third', admin, change)
    expect(asked.status).toBe(202)
    expect(await changesOf(second)).toMatchObject([{ title: 'third：角色改为安全管理员' }])
    const third = await by(server, 'third')
    expect((await confirm(third, '1')).body.code).toBe('own-entry')
    expect((await post(third, '/changes/1/refuse', { reason: '不要' })).body.code).toBe('own-entry')
    expect((await ask(server, 'GET /api/session', third)).body.roles).toEqual(['system-administrator'])
    expect((await confirm(second, '1')).body.person.roles).toEqual(['security-administrator'])
    expect((await ask(server, 'GET /api/session', await by(server, 'third'))).body.accessChanges).toEqual([
      { at: server.clock.now(), by: 'second', what: '更改人员 third：角色改为安全管理员' },
    ])
  })

  it.each([
    ['another region', { regions: ['441200'] }],
    ['another organisation', { organisations: ['zhaoqing-gongxin'] }],
    ['a further role', { roles: ['reader', 'secretary'] }],
  ])('asks for a second person for %s', async (_, change) => {
    const { admin } = await office()
    expect((await ask(server, 'PATCH /api/people/li', admin, change)).status).toBe(202)
  })

  it('lets no change slip by at a closed account, nor by closing the second person’s', async () => {
    const { admin, second } = await office()
    await post(admin, '', zhang)
    // The account waits to be opened as a reader’s; nobody makes it an administrator’s meanwhile.
    const change = { roles: ['administrator'] }
    expect((await ask(server, 'PATCH /api/people/zhang', admin, change)).status).toBe(409)
    expect((await ask(server, 'PATCH /api/people/second', admin, { disabled: true })).status).toBe(409)
    expect((await ask(server, 'PATCH /api/people/second', admin, { roles: ['reader'] })).status).toBe(409)
    await server.person('third', ['system-administrator'])
    expect((await ask(server, 'PATCH /api/people/second', admin, { disabled: true })).status).toBe(202)
    expect((await confirm(await by(server, 'third'), '2')).status).toBe(200)
    expect((await ask(server, 'GET /api/people/changes', second)).status).toBe(401)
  })

  it('lets a change lapse whose proposer keeps no accounts any more, and tells that the proposer made the account that confirms', async () => {
    const { admin, second } = await office()
    await server.person('third', ['administrator'])
    await post(second, '/li/password')
    await ask(server, 'PATCH /api/people/second', admin, { roles: ['reader'] })
    expect((await confirm(await by(server, 'third'), '2')).status).toBe(200)
    expect((await confirm(admin, '1')).body.code).toBe('conflict')
    const waiting = (await changesOf(admin)).filter(({ state }: { state: string }) => state === 'waiting')
    expect(waiting).toMatchObject([{ id: '1', transitions: ['refuse'] }])

    const made = await post(admin, '', { ...zhang, roles: ['administrator'] })
    await confirm(await by(server, 'third'), '3')
    const entered = { cookie: await server.signIn('zhang', made.body.password as string) }
    await ask(server, 'PUT /api/session/password', entered, {
      current: made.body.password,
      next: 'sturdy-oar-7',
    })
    await post(admin, '/third/password')
    expect((await confirm(entered, '4')).status).toBe(200)
    const { db, tables } = server.deps.store.reader
    const told = (await db.select().from(tables.ledger)).find(({ subject }) => subject.endsWith('/4-decided'))
    expect(told?.payload).toContain('（确认人的账号由提出人新建）')
  })

  it.each([
    ['another name', { displayName: '李四' }],
    ['fewer rights', { roles: ['remote'] }],
    ['a closed account', { disabled: true }],
  ])('takes %s at once', async (_, change) => {
    const { admin } = await office()
    await server.person('wang', ['reader', 'remote'])
    expect((await ask(server, 'PATCH /api/people/wang', admin, change)).status).toBe(200)
  })

  it('opens a new account, and a closed one, once it is confirmed', async () => {
    const { admin, second } = await office()
    const made = await post(admin, '', zhang)
    expect(made).toMatchObject({
      status: 201,
      body: { waits: '1', person: { disabledAt: server.clock.now() } },
    })
    const { password } = made.body as { password: string }
    await expect(server.signIn('zhang', password)).rejects.toThrow('401')
    expect(await changesOf(second)).toMatchObject([{ title: '张三（zhang）：启用，角色为查阅者' }])
    expect((await confirm(second, '1')).body.person.disabledAt).toBeNull()
    expect(await server.signIn('zhang', password)).toBeDefined()

    await ask(server, 'PATCH /api/people/zhang', admin, { disabled: true })
    expect((await ask(server, 'PATCH /api/people/zhang', admin, { disabled: false })).status).toBe(202)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('ends one-time codes once it is confirmed, and their owner is told', async () => {
    const { admin, second } = await office()
    const li = await by(server, 'li')
    await setUpFactor(server, li)
    expect((await ask(server, 'DELETE /api/people/li/second-factor', admin)).status).toBe(202)
    expect((await ask(server, 'GET /api/session', li)).body.secondFactor.since).not.toBeNull()
    expect((await confirm(second, '1')).body.person.secondFactorAt).toBeNull()
    expect((await ask(server, 'GET /api/session', await by(server, 'li'))).body.accessChanges).toMatchObject([
      { by: 'second', what: '停用 li 的动态口令' },
    ])
  })

  it('changes nothing that is refused or taken back, and says why to who asked and to auditors', async () => {
    const { admin, second } = await office()
    await server.person('shen', ['auditor'])
    await post(admin, '/li/password')
    expect((await post(second, '/changes/1/refuse', { reason: '没有本人的申请' })).status).toBe(204)
    await post(admin, '/li/password')
    expect((await post(second, '/changes/2/take-back')).body.code).toBe('not-allowed')
    expect((await post(admin, '/changes/2/take-back')).status).toBe(204)
    expect((await confirm(second, '2')).status).toBe(409)
    expect(await by(server, 'li')).toBeDefined()
    expect(await changesOf(await by(server, 'shen'))).toMatchObject([
      { id: '2', state: 'taken' },
      { id: '1', state: 'refused', decided: { by: 'second', reason: '没有本人的申请' }, transitions: [] },
    ])
  })
})

describe('where there is no second administrator, or one of another kind', () => {
  it('asks no second person of an administrator who is alone, and leaves to the operator what nobody else could confirm', async () => {
    server = await startTestServer({ twoPersons: true })
    await server.person('li', ['reader'])
    const admin = await by(server, 'admin')
    expect((await post(admin, '/li/password')).status).toBe(200)
    const made = await post(admin, '', { ...zhang, roles: ['administrator'] })
    expect(made.body).toMatchObject({ person: { disabledAt: null } })
    // The person whom it is for is the only one who could confirm.
    expect((await post(admin, '/zhang/password')).body).toMatchObject({
      ...{ status: 409, code: 'conflict' },
      detail: expect.stringContaining('npm run account') as string,
    })
    expect(await resetPassword(server.deps, systemActor, 'zhang')).toMatchObject({ person: { id: 'zhang' } })
  })

  it('lets the system administrator confirm for the security administrator, of three who exclude one another', async () => {
    server = await startTestServer({ threeAdministrators: true })
    for (const role of ['security-administrator', 'system-administrator'] as const)
      await server.person(role, [role])
    await server.person('li', ['reader'])
    await ask(server, 'PATCH /api/people/admin', await by(server, 'security-administrator'), {
      disabled: true,
    })
    expect((await post(await by(server, 'security-administrator'), '/li/password')).status).toBe(202)
    const system = await by(server, 'system-administrator')
    expect((await ask(server, 'GET /api/people', system)).status).toBe(403)
    expect((await confirm(system, '1')).status).toBe(200)
  })
})

it('accounts are changed at once where the office does not ask for two people', async () => {
  server = await startTestServer()
  await server.person('second', ['administrator'])
  await server.person('li', ['reader'])
  const admin = await by(server, 'admin')
  expect((await post(admin, '/li/password')).status).toBe(200)
  expect((await ask(server, 'PATCH /api/people/li', admin, { roles: ['secretary'] })).status).toBe(200)
  expect(await changesOf(admin)).toEqual([])
})
