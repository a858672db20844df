import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updatePerson } from '#server/features/people/queries.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
const target = 'zhaoqing-2024-5g-base-stations'
beforeAll(async () => {
  server = await startTestServer()
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000, '441200', '09')])
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

const get = (url: string, headers: Record<string, string> = byToken) =>
  server.app.inject({ method: 'GET', url, headers })
const open = (payload: object, headers = admin) =>
  server.app.inject({ method: 'POST', url: '/api/picture-addresses', headers, payload })
const png = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG'

describe('pictures', () => {
  it('of a board name its day, its targets and their lights, as vectors', async () => {
    const answers = await Promise.all(
      ['counts', 'lights', 'organisations'].map((name) =>
        get(`/api/pictures/${name}.svg?scope=441200&at=2024-10-31`),
      ),
    )
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual(
      Array.from({ length: 3 }, () => [200, 'image/svg+xml; charset=utf-8']),
    )
    const [counts, lights, organisations] = answers.map(({ body }) => body)
    for (const body of [counts, lights, organisations]) expect(body).toContain('基准日 2024年10月31日')
    expect(counts).toContain('>21</text>')
    expect(counts).toContain('>严重滞后</text>')
    expect(lights).toContain('>5G基站累计开通数</text>')
    expect(organisations).toContain('>市工业和信息化局</text>')
    expect((await get('/api/pictures/counts.svg?scope=nowhere')).statusCode).toBe(404)
    expect((await get('/api/pictures/counts.gif?scope=441200')).statusCode).toBe(400)
  })

  it('of a curve are vectors or points', async () => {
    const svg = await get(`/api/targets/${target}/curve.svg?at=2024-10-31`)
    expect(svg.body).toMatch(/^<svg.*序时.*<\/svg>$/s)
    const points = await get(`/api/targets/${target}/curve.png?at=2024-10-31`)
    expect([points.headers['content-type'], png(points.rawPayload)]).toEqual(['image/png', true])
    expect((await get('/api/targets/nothing/curve.svg')).statusCode).toBe(404)
  })
})

describe('POST /api/picture-addresses', () => {
  it('is refused to who may not, for longer than a year, and for what is not there', async () => {
    await server.person('leader', ['reader'])
    const draft = { picture: 'lights', scope: '441200', form: 'svg', days: 7 }
    const refusals = await Promise.all([
      open(draft, await by(server, 'leader')),
      open({ ...draft, days: 367 }),
      open({ ...draft, scope: 'nowhere' }),
      open({ picture: 'curve', target: 'nothing', form: 'svg', days: 7 }),
    ])
    expect(refusals.map(({ statusCode }) => statusCode)).toEqual([403, 400, 404, 404])
  })

  it('opens one picture to whoever has the address, until it ends or its maker may not make any more', async () => {
    await server.person('keeper', ['system-administrator'])
    const keeper = await by(server, 'keeper')
    const draft = { picture: 'counts', scope: '441200', at: '2024-10-31', form: 'svg', days: 7 }
    const made = (await open(draft, keeper)).json<{ path: string; expiresAt: string }>()
    expect(made.expiresAt.slice(0, 10)).toBe('2024-11-07')
    await server.person('auditor', ['auditor'])
    await expect
      .poll(
        async () =>
          (await ask(server, 'GET /api/audit?kind=export', await by(server, 'auditor'))).body.entries,
      )
      .toMatchObject([{ actor: 'person:keeper', subject: '/api/picture-addresses' }])
    expect((await get(made.path, {})).body).toContain('>21</text>')
    const altered = made.path.replace(/.{6}$/, 'AAAAAA')
    expect((await get(altered, {})).json()).toMatchObject({ code: 'not-allowed' })
    const curve = await open({ picture: 'curve', target, form: 'png', days: 1 })
    expect(png((await get(curve.json<{ path: string }>().path, {})).rawPayload)).toBe(true)
    server.clock.set('2024-11-07T10:00:00.000+08:00')
    expect((await get(made.path, {})).json()).toMatchObject({
      status: 403,
      detail: '这个图片地址已于2024年11月7日 10:00 到期。请向系统管理员要新的地址。',
    })
    server.clock.set('2024-10-31T11:00:00.000+08:00')
    const [person] = (
      await server.deps.store.reader.db.select().from(server.deps.store.reader.tables.person)
    ).filter(({ name }) => name === 'keeper')
    await server.deps.store.write((writer) =>
      updatePerson(writer, person!.id, { roles: JSON.stringify(['reader']) }),
    )
    expect((await get(made.path, {})).json<{ detail: string }>().detail).toContain('已经没有这项职责')
  })
})
