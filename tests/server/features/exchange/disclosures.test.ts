import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveToken } from '#tests/support/callers/staff.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
const hospitals = {
  indicator: 'zhaoqing-hospitals-on-sharing-platform',
  region: '441200',
  period: '2024-M09',
  value: '95.5',
}
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  await approve(server, [stations(7_000), hospitals])
  for (const [level, rights] of [
    ['shared', ['read', 'disclosed:shared']],
    ['public', ['read', 'disclosed:public']],
    ['county', ['read:441202', 'disclosed:shared']],
  ] as const)
    await giveToken(server.deps, { name: level, secret: secretOf(level), rights })
})
afterAll(() => server.stop())

const secretOf = (level: string) => `token-of-what-is-${level}`
const bearer = (level: string) => ({ authorization: `Bearer ${secretOf(level)}` })
const put = (id: string, level: string, headers = admin) =>
  ask(server, `PUT /api/indicators/${id}/disclosure`, headers, { level })
const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers })
/** The indicators and CONF_STATUS that a token gets by SDMX-CSV. */
async function told(headers: Record<string, string>, query = ''): Promise<string[]> {
  const { body } = await get(`/sdmx/data/dataflow/XUSHI/OBSERVATIONS?format=sdmx-csv${query}`, headers)
  const [header, ...rows] = body.trim().split('\r\n')
  const place = header!.split(',').indexOf('CONF_STATUS')
  return rows.map((row) => `${row.split(',')[3]} ${row.split(',')[place]}`)
}
const [baseStations, sharing] = ['zhaoqing-5g-base-stations', hospitals.indicator]
const targetsOf = async (headers: Record<string, string>) =>
  (await get('/sdmx/data/dataflow/XUSHI/TARGETS/1.0/*.441200?at=2024-10-31&format=sdmx-csv', headers)).body

describe('the disclosure of an indicator', () => {
  it('decides at once what a narrowed token is given of figures and targets, and not what others are given', async () => {
    expect(await told(bearer('shared'))).toEqual([])
    expect(await put(baseStations, 'shared')).toMatchObject({
      status: 200,
      body: { id: baseStations, level: 'shared' },
    })
    expect(await put(sharing, 'public')).toMatchObject({ status: 200 })
    expect(await told(bearer('shared'))).toEqual([`${baseStations} N`, `${sharing} F`])
    expect(await told(bearer('public'))).toEqual([`${sharing} F`])
    expect(await told(bearer('public'), `&c[INDICATOR]=${baseStations}`)).toEqual([])
    expect(await told(bearer('county'))).toEqual([])
    expect(await targetsOf(bearer('public'))).not.toContain(baseStations)
    expect(await targetsOf(bearer('public'))).toContain(sharing)
    expect(await targetsOf(bearer('shared'))).toContain(baseStations)
    expect(await told(byToken)).toEqual([`${baseStations} N`, `${sharing} F`])
    await put(sharing, 'internal')
    expect(await told(bearer('public'))).toEqual([])
    expect(await told(byToken)).toEqual([`${baseStations} N`, `${sharing} N`])
  })

  it('gives each level a tag of its own', async () => {
    const url = '/sdmx/data/dataflow/XUSHI/OBSERVATIONS'
    const known = String((await get(url, byToken)).headers['etag'])
    expect((await get(url, { ...byToken, 'if-none-match': known })).statusCode).toBe(304)
    expect((await get(url, { ...bearer('shared'), 'if-none-match': known })).statusCode).toBe(200)
  })

  it('names to such a token the indicators and targets of its level alone', async () => {
    await put(sharing, 'public')
    const url = '/sdmx/structure/codelist/XUSHI/CL_INDICATOR,CL_TARGET'
    const { body } = await get(url, bearer('public'))
    expect(body).toContain(sharing)
    expect(body).not.toContain(baseStations)
    expect((await get(url, byToken)).body).toContain(baseStations)
    await put(sharing, 'internal')
  })

  it.each([
    '/api/board?scope=441200',
    '/api/observations?indicator=zhaoqing-5g-base-stations&region=441200',
    '/api/targets/zhaoqing-2024-5g-base-stations/why',
    '/api/changes?scope=441200',
    '/api/meetings',
    '/api/catalogue',
    '/api/boards',
  ])('closes everything else to such a token: %s', async (url) => {
    const answer = await get(url, bearer('shared'))
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-allowed'])
  })

  it('is decided by a system administrator, of an indicator that is there', async () => {
    await server.person('reader', ['reader'])
    expect((await put(baseStations, 'public', await by(server, 'reader'))).status).toBe(403)
    expect((await put('none', 'public')).body).toMatchObject({ code: 'not-found' })
    expect((await put(baseStations, 'open')).status).toBe(400)
    const { body } = await ask(server, 'GET /api/catalogue', byToken)
    expect(body.disclosures).toContainEqual({ id: baseStations, level: 'shared' })
  })

  it.each([
    [{ days: 401, time: '10:00' }, '请求格式不对：embargo.days 不大于 400。'],
    [{ days: 15, time: '24:00' }, '请求格式不对：embargo.time 应写成 10:00（00:00 至 23:59）。'],
    [{ days: 15 }, '请求格式不对：embargo.time 必须填写。'],
    [true, '请求格式不对：embargo 应为对象，或应为 null。'],
  ])('says of a minute of release %j what is wrong with it', async (embargo, detail) => {
    const body = { level: 'public', embargo }
    const refused = await ask(server, `PUT /api/indicators/${sharing}/disclosure`, admin, body)
    expect([refused.status, refused.body.detail]).toEqual([400, detail])
  })

  it.each([
    [['disclosed:public'], '须有读取权限'],
    [['read', 'disclosed:public', 'disclosed:shared'], '只能取其一'],
    [['read', 'disclosed:all'], 'rights.1 写法应符合'],
  ])('refuses a token with %j', async (rights, words) => {
    const { status, body } = await ask(server, 'POST /api/tokens', admin, { name: '开放平台', rights })
    expect([status, body.detail]).toEqual([400, expect.stringContaining(words)])
  })
})
