import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  await server.person('secretary', ['secretary'])
  secretary = await by(server, 'secretary')
})
afterEach(() => server.stop())

const draft = {
  series: 'weekly',
  title: '第43周调度会',
  date: '2024-10-25',
  at: '2024-10-24',
  scopes: ['441200'],
}
const convene = (change: object = {}) => ask(server, 'POST /api/meetings', secretary, { ...draft, ...change })
const freeze = (id: string, body: object = {}, headers: object = {}) =>
  ask(server, `POST /api/meetings/${id}/freeze`, { ...secretary, ...headers }, body)

describe('POST /api/meetings of what there is already', () => {
  it('is refused by the name of that meeting, until it is cancelled; two at once make one', async () => {
    const answers = await Promise.all([convene(), convene({ title: '本周调度会' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const [refused] = answers.filter(({ status }) => status === 409)
    expect(refused!.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(
        /^2024-10-25已有同系列、同范围的会议“.+”（weekly-1，筹备中）。请接着筹备那一次；要重新筹备，请先取消它。$/,
      ) as string,
    })
    await ask(server, 'POST /api/meetings/weekly-1/cancel', secretary, { reason: '会议改期' })
    expect((await convene()).body).toEqual({ id: 'weekly-2' })
    await freeze('weekly-2')
    expect((await convene()).body.detail).toContain('（weekly-2，已定格）。请就用那一次；要另开，请改日期')
  })
})

describe('POST /api/meetings/:id/freeze of two secretaries', () => {
  it('tells whoever comes second by whom and when it was frozen, and freezes again only with a reason and the first version seen', async () => {
    const seenBare = { 'if-match': '"0"' }
    await convene()
    await freeze('weekly-1', {}, seenBare)
    const first = '这次会议已由secretary于 2024-10-31 10:00 定格为第 1 版'
    const late = await freeze('weekly-1', {}, seenBare)
    expect([late.status, late.body.code]).toEqual([412, 'stale-edit'])
    expect(late.body.detail).toBe(
      `${first}，会议用的是那一版，您的这一次没有另存。要按更正后的数据再定格，请看过那一版，写明原因。`,
    )
    // A reason without knowledge of the first version makes no second version either.
    expect((await freeze('weekly-1', { reason: '会前更正了数据' }, seenBare)).status).toBe(412)
    // A secretary who names no version is asked for a reason, and told why.
    expect((await freeze('weekly-1', { reason: '更正' })).body.detail).toBe(
      `${first}。要按更正后的数据再定格一版，请写明原因，至少 4 个字。`,
    )
    expect((await freeze('weekly-1', { reason: '会前更正了数据' }, { 'if-match': '"1"' })).status).toBe(200)
    const { body } = await ask(server, 'GET /api/meetings/weekly-1', byToken)
    expect(body.snapshots.map(({ version }: { version: number }) => version)).toEqual([2, 1])
  })
})
