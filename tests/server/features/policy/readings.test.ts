import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
let second: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  await server.person('second', ['system-administrator'])
  admin = await by(server, 'admin')
  second = await by(server, 'second')
})
afterAll(() => server.stop())

/** A plan that was invented after the patterns of real ones. */
const plan = `甲市数字经济发展行动计划（2026—2028年）
一、工作目标
到2028年，全市累计建成5G基站超过9000座。2025年已建成6000座。
二、主要任务
（一）夯实基础。到2027年底，规模以上企业上云率达到60%以上。〔市工信局牵头，市政数局配合〕
`

const keep = (payload: string, headers = admin, query = '') =>
  server.app.inject({
    method: 'POST',
    url: `/api/policy/readings${query}`,
    headers: { ...headers, 'content-type': 'text/plain' },
    payload,
  })
const decide = (id: string, version: number, decisions: object[], headers = admin) =>
  ask(
    server,
    `PUT /api/policy/readings/${id}/decisions`,
    { ...headers, 'if-match': `"${version}"` },
    { decisions },
  )
const placeOf = (words: string) => plan.indexOf(words)

describe('/api/policy/readings', () => {
  it('keeps what was read, so that another person goes on with it', async () => {
    const made = await keep(plan)
    expect([made.statusCode, made.headers.etag, made.json()]).toEqual([
      201,
      '"1"',
      { id: 'reading-1', version: 1 },
    ])
    const decisions = [
      { start: placeOf('9000'), verdict: 'accepted', name: '5G基站' },
      { start: placeOf('6000'), verdict: 'rejected', why: '是已经建成的' },
    ]
    expect((await decide('reading-1', 1, decisions)).body).toEqual({ id: 'reading-1', version: 2 })
    const joined = [
      ...decisions,
      { start: placeOf('60%'), verdict: 'joined', indicator: 'zhaoqing-5g-base-stations' },
    ]
    expect((await decide('reading-1', 2, joined, second)).status).toBe(200)
    const { body, headers } = await ask(server, 'GET /api/policy/readings/reading-1', admin)
    expect(headers['etag']).toBe('"3"')
    expect(body).toMatchObject({
      title: '甲市数字经济发展行动计划（2026—2028年）',
      kind: 'plan',
      proposed: 2,
      decided: 3,
      changedBy: 'second',
      draft: null,
      decisions: joined,
    })
    expect(body.reading.text).toBe(plan)
    const { body: list } = await ask(server, 'GET /api/policy/readings', second)
    expect(
      list.readings.map(({ id, version, kind, proposed, decided }: Record<string, unknown>) => [
        id,
        version,
        kind,
        proposed,
        decided,
      ]),
    ).toEqual([['reading-1', 3, 'plan', 2, 3]])
  })

  it('calls a text without a title by the name of its file', async () => {
    const made = await keep(
      '到2028年，基站达到9000座。',
      admin,
      `?name=${encodeURIComponent('甲市 要点.docx')}`,
    )
    const { body } = await ask(server, `GET /api/policy/readings/${made.json<{ id: string }>().id}`, admin)
    expect(body.title).toBe('甲市 要点')
  })

  it('refuses a text without a figure, and one that is too long to be gone through', async () => {
    const nothing = await keep('全面贯彻落实各项要求。')
    expect([nothing.statusCode, nothing.json<{ code: string }>().code]).toEqual([422, 'bad-item'])
    const long = await keep(`到2028年，基站达到9000座。${'字'.repeat(1_000_000)}`)
    expect(long.json<{ detail: string }>().detail).toContain('最多1000000个')
  })

  it('refuses decisions on an older version, on no figure, twice on one, and joined to nothing', async () => {
    const { id } = (await keep(plan)).json<{ id: string }>()
    const accepted = { start: placeOf('9000'), verdict: 'accepted' }
    expect((await decide(id, 1, [accepted], second)).status).toBe(200)
    const stale = await decide(id, 1, [])
    expect([stale.status, stale.body.detail]).toEqual([412, 'second刚处理过这份文件，请刷新后接着处理。'])
    const refused = async (decisions: object[]) => (await decide(id, 2, decisions)).body.detail
    expect(await refused([{ ...accepted, start: 1 }])).toContain('没有读到数')
    expect(await refused([accepted, accepted])).toContain('处理了两次')
    expect(await refused([{ ...accepted, verdict: 'joined' }])).toContain('请选是哪一个指标')
    expect((await ask(server, `GET /api/policy/readings/${id}`, admin)).body.decisions).toEqual([accepted])
  })

  it('deletes one on its newest version alone', async () => {
    const { id } = (await keep(plan)).json<{ id: string }>()
    const drop = (version: number) =>
      ask(server, `DELETE /api/policy/readings/${id}`, { ...admin, 'if-match': `"${version}"` })
    expect([(await drop(2)).status, (await drop(1)).status]).toEqual([412, 204])
    expect((await ask(server, `GET /api/policy/readings/${id}`, admin)).body).toMatchObject({
      code: 'not-found',
    })
  })

  it('puts what was accepted into a plan draft of a region, and adds later what was accepted since', async () => {
    const { id } = (await keep(plan)).json<{ id: string }>()
    const fill = (version: number, into: object) =>
      ask(server, `POST /api/policy/readings/${id}/draft`, { ...admin, 'if-match': `"${version}"` }, into)
    expect((await fill(1, { region: '肇庆市' })).body.detail).toContain('还没有采纳任何目标')
    await decide(id, 1, [{ start: placeOf('9000'), verdict: 'accepted', name: '5G基站数' }])
    expect((await fill(2, { region: '某市' })).body.detail).toContain('没有“某市”这个地区')
    expect((await fill(1, { region: '肇庆市' })).status).toBe(412)
    const { body: filled } = await fill(2, { region: '肇庆市' })
    expect(filled).toEqual({
      draft: 'draft-1',
      added: 1,
      dated: 0,
      already: 0,
      besides: null,
      version: 3,
    })
    expect((await fill(3, { draft: 'draft-1' })).body.detail).toBe('采纳的目标都已在这份草稿里。')
    await decide(id, 3, [
      { start: placeOf('9000'), verdict: 'accepted', name: '5G基站数' },
      { start: placeOf('60%'), verdict: 'accepted' },
    ])
    expect((await fill(4, { draft: 'draft-1' })).body).toMatchObject({
      draft: 'draft-1',
      added: 1,
      already: 1,
    })
    const { body } = await ask(server, 'GET /api/plans/draft-1', admin)
    expect(body.draft.document).toMatchObject({
      region: '441200',
      title: '甲市数字经济发展行动计划（2026—2028年）',
    })
    expect(
      body.draft.targets.map(({ name, value, due }: Record<string, string>) => [name, value, due]),
    ).toEqual([
      ['5G基站数', '9000', '2028'],
      ['规模以上企业上云率', '60', '2027'],
    ])
    // 市工信局 is already the name of an organisation of the city in the catalogue.
    expect(body.draft.organisations.map(({ name }: { name: string }) => name)).not.toContain('市工信局')
    const { body: list } = await ask(server, 'GET /api/policy/readings', admin)
    expect(list.readings.find((one: { id: string }) => one.id === id).draft).toBe('draft-1')
  })
})
