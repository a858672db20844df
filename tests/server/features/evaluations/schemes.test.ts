import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { draft, enterprises, september } from './counties.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const keep = (change: object = {}) =>
  ask(server, 'POST /api/evaluation-schemes', admin, { ...draft, ...change })
const run = (query = '?at=2024-10-31') =>
  ask(server, `GET /api/evaluation-schemes/evaluation-1/run${query}`, byToken)
const ranking = (results: { name: string; score: number | null; place: number | null }[]) =>
  results.map(({ name, score, place }) => [name, score, place])

describe('GET /api/evaluation-schemes/:id/run', () => {
  it('ranks by the values that were approved for the period (K-4, K-9)', async () => {
    await approve(server, september)
    await keep()
    const { status, body } = await run()
    expect(status).toBe(200)
    expect(ranking(body.results)).toEqual([
      ['端州区', 100, 1],
      ['鼎湖区', 12.5, 3],
      ['四会市', 75, 2],
    ])
    expect(body.indicators).toEqual([
      {
        indicator: 'zhaoqing-5g-base-stations',
        name: '5G基站累计开通数',
        unit: '座',
        decimals: 0,
        period: '2024-M09',
      },
      {
        indicator: 'zhaoqing-enterprises-transforming',
        name: '规上工业企业数字化转型家数',
        unit: '家',
        decimals: 0,
        period: '2024-M09',
      },
    ])
    expect(body).toMatchObject({ at: '2024-10-31', demo: false, scheme: { id: 'evaluation-1', version: 1 } })
  })

  it('gives no score where more than the scheme allows is missing, and says why (K-6)', async () => {
    await approve(
      server,
      september.filter(({ region, indicator }) => region !== '441203' || indicator.includes('5g')),
    )
    await keep()
    expect((await run()).body.results[1]).toMatchObject({
      score: null,
      place: null,
      missing: 0.5,
      reason: 'too-much-missing',
      parts: [{ value: 1_000 }, { value: null, reason: 'overdue' }],
    })
  })

  it('tells where the values are when the date lies past them', async () => {
    await approve(server, september)
    await keep()
    // The deadline is the sixth working day after September 2024: 8–12 October, Saturday included, then Monday the 14th.
    expect((await run('?at=2026-01-31')).body).toMatchObject({
      evaluableAt: '2024-10-15',
      results: [{ place: null }, { place: null }, { place: null }],
    })
  })

  it('does not know what came later: asOf', async () => {
    await approve(server, september)
    await keep()
    const kept = server.deps.store.head().sequence
    await approve(server, [{ ...enterprises(41, '441203') }])
    expect(ranking((await run()).body.results)[1]).toEqual(['鼎湖区', 50, 3])
    expect(ranking((await run(`?at=2024-10-31&asOf=${kept}`)).body.results)[1]).toEqual(['鼎湖区', 12.5, 3])
  })

  it('answers 404 for a scheme that does not exist, 400 for a day that does not', async () => {
    expect((await run()).status).toBe(404)
    await keep()
    expect((await run('?at=2024-02-30')).status).toBe(400)
  })
})

describe('POST /api/evaluation-schemes', () => {
  it('keeps a scheme under the next number, in the catalogue', async () => {
    expect(await keep()).toMatchObject({ status: 201, body: { id: 'evaluation-1', version: 1 } })
    expect(await keep()).toMatchObject({ status: 201, body: { id: 'evaluation-2', version: 1 } })
    const { body } = await ask(server, 'GET /api/catalogue', byToken)
    expect(body.evaluationSchemes).toMatchObject([
      { ...draft, id: 'evaluation-1' },
      { ...draft, id: 'evaluation-2' },
    ])
  })

  it('refuses a draft with faults, all of them named (K-11)', async () => {
    const [first] = draft.indicators
    const answer = await keep({ participants: ['441202'], indicators: [first] })
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad-item' } })
    expect(answer.body.errors.map(({ field, detail }: Record<string, string>) => [field, detail])).toEqual([
      ['participants', '请至少选两个考核对象：只有一个排不出名次。'],
      ['weights', '权重合计为50%，须为100%：请再加50%。'],
    ])
  })
})

describe('PUT /api/evaluation-schemes/:id', () => {
  const change = (version: number, changed: object = {}) =>
    ask(server, 'PUT /api/evaluation-schemes/evaluation-1', admin, {
      version,
      draft: { ...draft, ...changed },
    })

  it('keeps the next version; what was known before runs by the version of that time', async () => {
    await approve(server, september)
    await keep()
    const before = server.deps.store.head().sequence
    expect(await change(1, { decimals: 0 })).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await run()).body.scheme).toMatchObject({ version: 2, decimals: 0 })
    expect((await run(`?at=2024-10-31&asOf=${before}`)).body.scheme).toMatchObject({
      version: 1,
      decimals: 1,
    })
  })

  it('refuses a change of a version that is no longer the newest', async () => {
    await keep()
    await change(1)
    const answer = await change(1)
    expect(answer).toMatchObject({ status: 412, body: { code: 'stale-edit' } })
    expect(answer.body.detail).toContain('已有第2版')
    expect(
      (await ask(server, 'PUT /api/evaluation-schemes/evaluation-9', admin, { version: 1, draft })).status,
    ).toBe(404)
  })
})

describe('DELETE /api/evaluation-schemes/:id', () => {
  it('takes a scheme out of use, and never gives its number again', async () => {
    await keep()
    expect((await ask(server, 'DELETE /api/evaluation-schemes/evaluation-1', admin)).status).toBe(204)
    expect((await run()).status).toBe(404)
    expect((await ask(server, 'DELETE /api/evaluation-schemes/evaluation-1', admin)).status).toBe(404)
    expect((await keep()).body.id).toBe('evaluation-2')
  })
})

describe('POST /api/evaluation-schemes/preview', () => {
  it('tells what a draft would give, and keeps nothing', async () => {
    await approve(server, september)
    const head = server.deps.store.head().sequence
    const preview = (changed: object = {}) =>
      ask(server, 'POST /api/evaluation-schemes/preview', admin, {
        draft: { ...draft, ...changed },
        at: '2024-10-31',
      })
    expect(ranking((await preview()).body.results)).toEqual([
      ['端州区', 100, 1],
      ['鼎湖区', 12.5, 3],
      ['四会市', 75, 2],
    ])
    expect((await preview({ indicators: [] })).body.detail).toBe('方案没有指标：请至少选一项。')
    expect(server.deps.store.head().sequence).toBe(head)
  })
})
