import { afterEach, expect, it } from 'vitest'
import { updatePerson } from '#server/features/people/queries.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
afterEach(() => server.stop())

const person = (name: string, displayName: string) => ({
  ...{ name, displayName, roles: ['reader'], organisations: [], regions: [] },
})

async function pair(admin: Record<string, string>, name: string) {
  const { body } = await ask(server, 'POST /api/displays/pairing')
  return ask(server, 'POST /api/displays', admin, { code: body.code, name })
}

it('gives no person, display or token a name that the eye takes for another’s', async () => {
  server = await startTestServer()
  const admin = await by(server, 'admin')
  const make = (name: string, shown: string) => ask(server, 'POST /api/people', admin, person(name, shown))
  const token = (name: string) => ask(server, 'POST /api/tokens', admin, { name, rights: ['read'] })
  expect((await make('zhang', '张三')).status).toBe(201)
  expect((await pair(admin, '东墙')).status).toBe(201)
  expect((await token('统计平台')).status).toBe(201)

  expect((await make('z2', '张 三')).body).toMatchObject({
    ...{ status: 409, code: 'conflict' },
    detail: '“张 三”看上去和人员“张三”一样，请换个分得清的名字。',
  })
  expect((await make('z2', '张三')).body.detail).toContain('已有人员叫“张三”')
  for (const taken of ['东墙', '统计平台', '系统', '未登录', '令牌“程序甲”'])
    expect((await make('z2', taken)).status).toBe(409)
  expect((await pair(admin, '张三\u0301')).status).toBe(409)
  expect((await pair(admin, '东墙 ')).status).toBe(409)
  for (const taken of ['张三', '东\u3000墙']) expect((await token(taken)).status).toBe(409)
  // The next token of a program is named like the one that it replaces.
  expect((await token('统计平台')).status).toBe(201)
})

it('keeps names that were alike before, and that of a person who is disabled until it is altered', async () => {
  server = await startTestServer()
  const admin = await by(server, 'admin')
  const make = (name: string, shown: string) => ask(server, 'POST /api/people', admin, person(name, shown))
  const change = (id: string, what: object) => ask(server, `PATCH /api/people/${id}`, admin, what)
  await make('zhang', '张三')
  await make('san', '张三（财政局）')
  // An earlier release let two people have one name.
  await server.deps.store.write((writer) => updatePerson(writer, 'san', { displayName: '张三' }))
  expect((await change('san', { displayName: '张三', roles: ['reader', 'secretary'] })).status).toBe(200)
  expect((await change('san', { displayName: '张 三' })).status).toBe(409)

  expect((await change('zhang', { disabled: true })).status).toBe(200)
  expect((await change('san', { displayName: '张 三' })).body).toMatchObject({
    ...{ status: 409, code: 'conflict' },
    detail: expect.stringContaining('和已停用或待确认的人员“张三”分不清') as string,
  })
  expect((await change('zhang', { disabled: false })).status).toBe(409)
  expect((await change('zhang', { displayName: 'admin' })).status).toBe(409)
  expect((await change('zhang', { displayName: '张三（已离岗）' })).status).toBe(200)
  expect((await change('san', { displayName: '张 三' })).status).toBe(200)
})

it('keeps the name of a person who waits for a second administrator', async () => {
  server = await startTestServer({ twoPersons: true })
  const admin = await by(server, 'admin')
  await server.person('second', ['security-administrator'])
  const make = (name: string, shown: string) => ask(server, 'POST /api/people', admin, person(name, shown))
  expect((await make('zhang', '张三')).body).toMatchObject({ waits: expect.any(String) as string })
  expect((await make('z2', '张 三')).status).toBe(409)
})

it('gives no login name that the eye takes for another’s', async () => {
  server = await startTestServer()
  const admin = await by(server, 'admin')
  expect((await ask(server, 'POST /api/people', admin, person('admln', '甲'))).body).toMatchObject({
    ...{ status: 409, code: 'conflict' },
    detail: '登录名“admln”看上去和“admin”一样，请换个分得清的。',
  })
  expect((await ask(server, 'POST /api/people', admin, person('admin.', '甲'))).status).toBe(201)
})

it('gives nobody the login name of another as a name', async () => {
  server = await startTestServer()
  const admin = await by(server, 'admin')
  await server.person('wang', ['reader'])
  expect((await ask(server, 'POST /api/people', admin, person('li', 'Wang'))).body).toMatchObject({
    ...{ status: 409, code: 'conflict' },
    detail: '“Wang”看上去和登录名“wang”一样，底账里会混淆，请换个名字。',
  })
  expect((await ask(server, 'POST /api/people', admin, person('zhao', 'zhao'))).status).toBe(201)
})
