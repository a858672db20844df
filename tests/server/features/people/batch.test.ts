import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TableOfPeople, PeopleWithPasswords } from '#server/contract/people.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  await server.person('known', ['reader'])
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

async function look(text: string) {
  const answer = await server.app.inject({
    ...{
      method: 'POST',
      url: `/api/people/table?name=${encodeURIComponent('名单.csv')}`,
      payload: Buffer.from(text),
    },
    headers: { ...admin, 'content-type': 'application/octet-stream' },
  })
  return { status: answer.statusCode, body: answer.json<TableOfPeople & { detail: string }>() }
}
const heads = '登录名,姓名或岗位,角色,单位,地区'
const names = async () =>
  ((await ask(server, 'GET /api/people', admin)).body as { people: { name: string }[] }).people.map(
    ({ name }) => name,
  )

describe('POST /api/people/table', () => {
  it('reads people by the names that offices use, and says of each row what is wrong, without keeping anything', async () => {
    const { status, body } = await look(
      [
        '新来的人员,,,,',
        heads,
        'wang.fang,王芳,填报员,肇庆市工信局,',
        'li-qiang,李强,审核员、查阅者,,肇庆市',
        'x,,站长,某局,月球',
        'known,赵六,查阅者,,',
        'wang.fang,王芳,填报员、管理员,市工信局,端州区',
      ].join('\n'),
    )
    expect(status).toBe(200)
    expect(
      body.rows.map(({ row, person, faults }) => [
        row,
        person.roles,
        person.organisations,
        person.regions,
        faults.length,
      ]),
    ).toEqual([
      [3, ['reporter'], ['zhaoqing-gongxin'], ['441200'], 0],
      [4, ['reviewer', 'reader'], [], ['441200'], 0],
      [5, [], [], [], 6],
      [6, ['reader'], [], [], 1],
      [7, ['reporter', 'administrator'], [], ['441202'], expect.any(Number)],
    ])
    expect(body.rows[2]!.faults).toEqual([
      '登录名应为 2–40 个字母、数字、点、横线或下划线。',
      '姓名或岗位应为 1–60 个字。',
      '没有“站长”这个角色。',
      '请至少写一个角色，如 填报员。',
      '目录里没有单位“某局”。',
      '目录里没有地区“月球”。',
    ])
    expect(body.rows[3]!.faults).toEqual(['登录名“known”已有人使用，请换一个。'])
    expect(body.rows[4]!.faults.join()).toContain('有几个单位')
    expect(body.rows[4]!.faults).toContain('这个登录名在表里有两行。')
    expect(await names()).toEqual(['admin', 'known'])
  })

  it('refuses a table without the heads, without people or with too many', async () => {
    expect((await look('姓名,电话\n王芳,1')).body.detail).toContain('“登录名”“姓名或岗位”“角色”')
    expect((await look(heads)).body.detail).toContain('没有人员')
    const many = Array.from({ length: 201 }, (_, number) => `u${number}x,人${number},查阅者,,`)
    expect((await look([heads, ...many].join('\n'))).body.detail).toContain('最多新建 200 人')
  })
})

describe('POST /api/people/batch', () => {
  const person = (name: string, displayName: string) => ({
    ...{ name, displayName, roles: ['reporter'], organisations: ['zhaoqing-gongxin'], regions: ['441200'] },
  })

  it('creates all or none, with passwords that are shown once and changed at the first use', async () => {
    const refused = await ask(server, 'POST /api/people/batch', admin, {
      people: [person('wang.fang', '王芳'), person('known', '赵六'), person('li-qiang', '王芳')],
    })
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [
          { index: 1, code: 'conflict' },
          { index: 2, code: 'conflict' },
        ],
      },
    })
    expect(await names()).toEqual(['admin', 'known'])
    const made = await ask(server, 'POST /api/people/batch', admin, {
      people: [person('wang.fang', '王芳'), person('li-qiang', '李强')],
    })
    expect(made.status).toBe(201)
    const { people } = made.body as PeopleWithPasswords
    expect(people.map((one) => [one.person.name, one.password.length > 9])).toEqual([
      ['wang.fang', true],
      ['li-qiang', true],
    ])
    const cookie = await server.signIn('wang.fang', people[0]!.password)
    expect((await ask(server, 'GET /api/filings', { cookie })).body.code).toBe('password-change-required')
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
