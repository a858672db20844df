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
  await approve(server, september)
  await ask(server, 'POST /api/evaluation-schemes', admin, draft)
})
afterEach(() => server.stop())

/** The evaluation as it stands now is published. */
const publish = (change: object = {}) =>
  ask(server, 'POST /api/evaluation-snapshots', admin, {
    scheme: 'evaluation-1',
    version: 1,
    at: '2024-10-31',
    asOf: server.deps.store.head().sequence,
    ...change,
  })
const read = (id = 'evaluation-1-2024-10-31-1') => ask(server, `GET /api/evaluation-snapshots/${id}`, byToken)

describe('POST /api/evaluation-snapshots', () => {
  it('keeps what was shown, on the ledger, with who and when', async () => {
    const asOf = server.deps.store.head().sequence
    expect(await publish()).toMatchObject({
      status: 201,
      body: {
        id: 'evaluation-1-2024-10-31-1',
        scheme: 'evaluation-1',
        version: 1,
        name: draft.name,
        at: '2024-10-31',
        publishedBy: 'admin',
        sequence: asOf + 1,
        demo: false,
      },
    })
    const { body } = await ask(server, 'GET /api/evaluation-snapshots', byToken)
    expect(body.snapshots).toMatchObject([{ id: 'evaluation-1-2024-10-31-1', publishedBy: 'admin' }])
    const { evaluation, differences, newestVersion } = (await read()).body
    expect(evaluation).toMatchObject({ sequence: asOf, at: '2024-10-31', scheme: { ...draft, version: 1 } })
    expect(evaluation.results.map(({ place }: { place: number }) => place)).toEqual([1, 3, 2])
    expect([differences, newestVersion]).toEqual([[], 1])
  })

  it('publishes by what was known at the sequence that was shown, not by what came since', async () => {
    const shown = server.deps.store.head().sequence
    await approve(server, [enterprises(39, '441203')])
    await publish({ asOf: shown })
    expect((await read()).body.evaluation.results[1]).toMatchObject({ score: 12.5 })
  })

  it('refuses the same a second time, and takes it when something is new', async () => {
    await publish()
    expect(await publish()).toMatchObject({ status: 409, body: { code: 'conflict' } })
    await approve(server, [enterprises(39, '441203')])
    expect((await publish()).body.id).toBe('evaluation-1-2024-10-31-2')
  })

  it.each([
    ['another version', { version: 2 }, 412, '已经改版或停用'],
    ['a day to come', { at: '2024-11-01' }, 422, '还没有到'],
    ['a day without values', { at: '2024-01-31' }, 422, '没有一个考核对象计分'],
    ['an unknown scheme', { scheme: 'evaluation-9' }, 404, '没有这个考核方案'],
    ['a sequence to come', { asOf: 999_999 }, 400, '底账只记到'],
  ])('refuses %s', async (_, change, status, words) => {
    const answer = await publish(change)
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toContain(words)
  })
})

describe('GET /api/evaluation-snapshots/:id', () => {
  it('stays as it was when a value is revised, and tells who would stand otherwise today (K-11)', async () => {
    await publish()
    const before = (await read()).body
    await approve(server, [enterprises(40, '441203')])
    const { body } = await read()
    expect(body.evaluation).toEqual(before.evaluation)
    expect(body.sha256).toBe(before.sha256)
    // 鼎湖 now has as many enterprises as the best, which gives 0 and 50 points.
    expect(body.differences).toEqual([
      {
        subject: '441203',
        before: { score: 12.5, place: 3 },
        after: { score: 50, place: 3 },
        values: [{ indicator: 'zhaoqing-enterprises-transforming', before: 10, after: 40 }],
      },
    ])
  })

  it('stays readable when its scheme has a new version or is out of use', async () => {
    await publish()
    await ask(server, 'PUT /api/evaluation-schemes/evaluation-1', admin, {
      version: 1,
      draft: { ...draft, decimals: 0 },
    })
    expect((await read()).body).toMatchObject({ newestVersion: 2, evaluation: { scheme: { decimals: 1 } } })
    await ask(server, 'DELETE /api/evaluation-schemes/evaluation-1', admin)
    expect((await read()).body).toMatchObject({ newestVersion: null, differences: [] })
  })

  it('answers 404 for what was never published', async () => {
    expect((await read('evaluation-1-2024-10-31-9')).status).toBe(404)
  })
})
