import { Value } from 'typebox/value'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { recordSchemas, type PlanRecordKind } from '#server/contract/catalogue-records.ts'
import { recordsOf } from '#server/db/catalogue/catalogue-records.ts'
import { listEntries } from '#server/records/list-entries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const target = 'zhaoqing-2024-5g-base-stations'
const indicator = 'zhaoqing-5g-base-stations'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const get = (path: string) => ask(server, `GET /api/catalogue/${path}`, admin)
const put = (path: string, version: number, record: object, reason = '按文件原文更正') =>
  ask(server, `PUT /api/catalogue/${path}`, { ...admin, 'if-match': `"${version}"` }, { record, reason })
const withdraw = (path: string, version: number) =>
  ask(
    server,
    `DELETE /api/catalogue/${path}`,
    { ...admin, 'if-match': `"${version}"` },
    { reason: '不再使用' },
  )
const recordAt = async (path: string) => (await get(path)).body.record as Record<string, unknown>
const head = () => server.deps.store.head().sequence
const valueOf = async (query = '') => {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=2024-10-31${query}`, admin)
  const row = body.targets.find((one: { target: string }) => one.target === target)
  return row.targetValue as number
}

describe('the schemas of records', () => {
  it('take each record that is shipped as it stands', () => {
    const kinds = Object.keys(recordSchemas) as PlanRecordKind[]
    const records = recordsOf(shipped).filter(({ kind }) => kinds.includes(kind as PlanRecordKind))
    expect(records.length).toBeGreaterThan(400)
    const unfit = records.filter(
      ({ kind, body }) => !Value.Check(recordSchemas[kind as PlanRecordKind], JSON.parse(body)),
    )
    expect(unfit.map(({ kind, id }) => `${kind}/${id}`)).toEqual([])
  })
})

describe('GET /api/catalogue/:kind/:id', () => {
  it('shows a record of any kind with its version', async () => {
    const { status, body, headers } = await get(`target/${target}`)
    expect({ status, etag: headers['etag'] }).toEqual({ status: 200, etag: '"1"' })
    expect(body).toMatchObject({ kind: 'target', id: target, version: 1, record: { value: '8000' } })
    expect(body.versions).toMatchObject([{ version: 1, by: 'system', reason: null }])
    expect((await get('calendar-year/2024')).body.record).toMatchObject({ year: 2024 })
    expect((await get('light-rule/xushi-1')).body.record).toMatchObject({ id: 'xushi-1' })
    expect(await get('region/999999')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await get('wall/x')).toMatchObject({ status: 400 })
  })
})

describe('PUT /api/catalogue/<kind>/:id', () => {
  it('Z-8 keeps the next version by one entry that says why; asOf shows what was in force, and there is a way back', async () => {
    const before = head()
    const record = await recordAt(`target/${target}`)
    expect(await valueOf()).toBe(8_000)
    const kept = await put(`target/${target}`, 1, { ...record, value: '8200' }, '市政府会议纪要改为8200座')
    expect(kept).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { sequence: before + 1 } })
    const { store, catalogue } = server.deps
    expect((await listEntries(store.reader, catalogue.current(), 1)).join()).toContain(
      `更改目录：目标“5G基站累计开通数”（第2版），市政府会议纪要改为8200座`,
    )
    expect([await valueOf(), await valueOf(`&asOf=${before}`)]).toEqual([8_200, 8_000])
    const { body } = await get(`target/${target}`)
    expect(body.versions).toMatchObject([
      { version: 2, by: 'admin', reason: '市政府会议纪要改为8200座', record: { value: '8200' } },
      { version: 1, record: { value: '8000' } },
    ])
    await put(`target/${target}`, 2, body.versions[1].record)
    expect(await valueOf()).toBe(8_000)
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })

  it('writes nothing where nothing changes, and refuses what another changed meanwhile', async () => {
    const record = await recordAt(`target/${target}`)
    const before = head()
    const reversed = Object.fromEntries(Object.entries(record).reverse())
    expect(await put(`target/${target}`, 1, reversed)).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await put(`target/${target}`, 2, record)).toMatchObject({
      status: 412,
      body: { code: 'stale-edit', detail: expect.stringContaining('已是第1版') as string },
    })
    const answers = await Promise.all([
      put(`target/${target}`, 1, { ...record, value: '8300' }),
      put(`target/${target}`, 1, { ...record, value: '8400' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(head()).toBe(before + 1)
  })

  it('takes a new organisation, which has its first version', async () => {
    const office = { name: '市营商环境局', aliases: ['市营商局'], region: '441200', collective: false }
    const made = await put('organisation/zhaoqing-yingshang', 0, { id: 'zhaoqing-yingshang', ...office })
    expect(made).toMatchObject({ status: 200, body: { version: 1 } })
    const { body } = await ask(server, 'GET /api/catalogue', admin)
    expect(body.organisations.at(-1)).toEqual({ id: 'zhaoqing-yingshang', ...office })
  })

  it.each([
    ['target', target, { indicator: 'zhaoqing-6g' }, 'dangling-indicator'],
    ['target', target, { due: '2023-12-31' }, 'due-before-start'],
    ['target', target, { id: 'zhaoqing-2024-other' }, 'id'],
    ['indicator', indicator, { reporter: 'zhaoqing-nobody' }, 'dangling-organisation'],
    ['indicator', indicator, { parts: [indicator] }, 'parts-circle'],
    ['indicator', indicator, { formula: { kind: 'growth', of: [indicator] } }, 'formula-circle'],
    ['region', '440000', { parent: '441200' }, 'region-circle'],
    ['region', '441200', { code: '441299' }, 'code'],
    ['board', 'zhaoqing-2024', { scope: '441299' }, 'dangling-scope'],
  ])('refuses a %s %s with %j, and stores nothing', async (kind, id, change, code) => {
    const record = await recordAt(`${kind}/${id}`)
    const before = head()
    const { status, body } = await put(`${kind}/${id}`, 1, { ...record, ...change })
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'bad-item' })
    expect(body.errors.map((error: { code: string }) => error.code)).toContain(code)
    expect(head()).toBe(before)
  })

  it('refuses fields that nobody reads, figures that are none, and a change without a reason or a version', async () => {
    const record = await recordAt(`target/${target}`)
    for (const wrong of [{ ...record, colour: 'red' }, { ...record, value: '八千' }, { id: target }])
      expect((await put(`target/${target}`, 1, wrong)).status).toBe(400)
    expect((await put(`target/${target}`, 1, { ...record, value: '1' }, '')).status).toBe(400)
    const { status } = await ask(server, `PUT /api/catalogue/target/${target}`, admin, {
      ...{ record, reason: '没有写版本' },
    })
    expect(status).toBe(400)
  })

  it('refuses another unit for an indicator that has values', async () => {
    await approve(server, [stations(7_812)])
    const record = await recordAt(`indicator/${indicator}`)
    expect(await put(`indicator/${indicator}`, 1, { ...record, unit: '百座' })).toMatchObject({
      status: 409,
      body: { code: 'indicator-has-values' },
    })
  })
})

describe('DELETE /api/catalogue/<kind>/:id', () => {
  it('withdraws a record; its versions stay, and it can come back', async () => {
    const record = await recordAt('board/zhaoqing-2024')
    expect(await withdraw('board/zhaoqing-2024', 1)).toMatchObject({ status: 200, body: { version: 2 } })
    const { body } = await ask(server, 'GET /api/boards', admin)
    expect(body.boards.map(({ id }: { id: string }) => id)).not.toContain('zhaoqing-2024')
    expect((await get('board/zhaoqing-2024')).body).toMatchObject({
      version: 2,
      record: null,
      versions: [{ record: null, reason: '不再使用' }, { record }],
    })
    expect(await withdraw('board/zhaoqing-2024', 2)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await put('board/zhaoqing-2024', 2, record)).toMatchObject({ status: 200, body: { version: 3 } })
    expect(await withdraw('board/none', 0)).toMatchObject({ status: 404 })
  })

  it('lists a withdrawn record under its last name, among the others of its kind', async () => {
    const listed = async () => (await get('board')).body.records as { id: string; withdrawn: boolean }[]
    const before = await listed()
    expect(before.map(({ id }) => id)).toEqual(shipped.boards.map(({ id }) => id))
    expect(before.filter((one) => one.withdrawn)).toEqual([])
    await withdraw('board/zhaoqing-2024', 1)
    const { title } = shipped.boards.find(({ id }) => id === 'zhaoqing-2024')!
    expect((await listed()).filter((one) => one.withdrawn)).toEqual([
      { id: 'zhaoqing-2024', name: title, version: 2, withdrawn: true },
    ])
    const region = { id: '441200', name: '肇庆市', version: 1, withdrawn: false }
    expect((await get('region')).body.records).toContainEqual(region)
    expect((await get('wall')).status).toBe(400)
  })

  it('refuses while other records need the record, and stores nothing', async () => {
    const before = head()
    for (const path of ['organisation/zhaoqing-gongxin', `indicator/${indicator}`, 'region/441200'])
      expect(await withdraw(path, 1), path).toMatchObject({
        status: 409,
        body: {
          code: 'conflict',
          detail: expect.stringMatching(/^“[^”]+”还不能撤下，有 \d+ 处要用到它：[“《]/) as string,
        },
      })
    expect(head()).toBe(before)
  })

  it('leaves shipped documents to laying aside and taking up', async () => {
    const id = 'guangdong-5g-target-2020'
    const record = await recordAt(`document/${id}`)
    expect(await withdraw(`document/${id}`, 1)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    await ask(server, `POST /api/plans/${id}/lay-aside`, admin, {})
    expect(await put(`document/${id}`, 2, record)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })
})
