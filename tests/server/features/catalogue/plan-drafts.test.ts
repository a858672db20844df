import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const begin = (draft: PlanDraft) => ask(server, 'POST /api/plans', admin, draft)

describe('PUT /api/plans/:id', () => {
  it('lets another person go on with a draft, and refuses who then sends an older version', async () => {
    await server.person('second', ['system-administrator'])
    const other = await by(server, 'second')
    const { body: begun } = await begin(emptyPlanDraft)
    const path = `PUT /api/plans/${begun.id}`
    const put = (who: Record<string, string>, version: string) =>
      ask(server, path, { ...who, 'if-match': version }, inventedPlan)
    expect(await put(other, '"1"')).toMatchObject({
      status: 200,
      body: { version: 2 },
      headers: { etag: '"2"' },
    })
    expect(await put(admin, '"1"')).toMatchObject({
      status: 412,
      body: { code: 'stale-edit', detail: expect.stringContaining('second已把这份草稿改到第2版') as string },
    })
    expect(await put(admin, '*')).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('If-Match') as string },
    })
    const { body } = await ask(server, 'GET /api/plans', admin)
    expect(body.drafts).toMatchObject([
      {
        id: begun.id,
        version: 2,
        title: '厦门市数字经济年度计划（虚构）',
        region: '厦门市',
        targets: 3,
        changedBy: 'second',
        document: null,
        open: true,
      },
    ])
  })
})

describe('a program that knows no sources yet', () => {
  it('A-7 sends none: a new draft has none, and one that is gone on with keeps what it has', async () => {
    const { sources: _, ...before } = inventedPlan
    const { body: begun } = await ask(server, 'POST /api/plans', admin, before)
    const sources = async () =>
      (await ask(server, `GET /api/plans/${begun.id}`, admin)).body.draft.sources as unknown
    const put = (version: string, draft: object) =>
      ask(server, `PUT /api/plans/${begun.id}`, { ...admin, 'if-match': version }, draft)
    expect(await sources()).toEqual([])
    const own = [{ target: '5G基站累计数', producer: '市通信管理局报表' }]
    expect(await put('"1"', { ...inventedPlan, sources: own })).toMatchObject({ status: 200 })
    expect(await put('"2"', before)).toMatchObject({ status: 200 })
    expect(await sources()).toEqual(own)
    expect(await put('"3"', inventedPlan)).toMatchObject({ status: 200 })
    expect(await sources()).toEqual([])
  })
})

describe('DELETE /api/plans/:id', () => {
  it('takes away a draft, but none that was published', async () => {
    const { body: begun } = await begin(inventedPlan)
    const drop = (version: number) =>
      ask(server, `DELETE /api/plans/${begun.id}`, { ...admin, 'if-match': `"${version}"` })
    expect((await drop(7)).status).toBe(412)
    await ask(server, `POST /api/plans/${begun.id}/publish`, { ...admin, 'if-match': '"1"' })
    expect((await drop(2)).status).toBe(409)
    const { body: second } = await begin(inventedPlan)
    const gone = await ask(server, `DELETE /api/plans/${second.id}`, { ...admin, 'if-match': '"1"' })
    expect(gone.status).toBe(204)
    expect((await ask(server, `GET /api/plans/${second.id}`, admin)).status).toBe(404)
  })
})
