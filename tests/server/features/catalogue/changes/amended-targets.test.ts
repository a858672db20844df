import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { noticeOf } from '../published-city.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
/** A new draft is published. @returns its id in the list, its version, and the ledger's sequence */
async function publish(draft: PlanDraft): Promise<{ id: string; sequence: number; version: number }> {
  const { body: begun } = await ask(server, 'POST /api/plans', admin, draft)
  const { status, body } = await ask(server, `POST /api/plans/${begun.id}/publish`, {
    ...admin,
    'if-match': '"1"',
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { id: begun.id, sequence: body.sequence, version: body.version }
}
const row = async (scope: string, target = '350200-2024-1', query = '') =>
  (await ask(server, `GET /api/board?scope=${scope}${query}`, admin)).body.targets.find(
    (one: { target: string }) => one.target === target,
  )

beforeEach(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
  await publish(inventedPlan)
  // 1,900 of 2,000 stations, from 1,500: 80 % of the way at 75 % of the time.
  await approve(server, [{ indicator: '350200-1', region: '350200', period: '2024-M09', value: 1_900 }])
})
afterEach(() => server.stop())

describe('a target that a later document amends', () => {
  it('T-4 is told on a day of the past by what was in force on it, however the day is given', async () => {
    server.clock.set('2024-12-20T10:00:00.000+08:00')
    admin = await by(server, 'admin')
    await publish({
      ...noticeOf([{ target: '5G基站累计数', act: '调整', value: '2,400', clause: '一' }], '2024-12-02'),
    })
    const told = async (query: string) =>
      (
        await server.app.inject({
          url: `/sdmx/data/dataflow/XUSHI/TARGETS?${query}`,
          headers: { ...admin, accept: 'application/vnd.sdmx.data+csv;version=2.1.0' },
        })
      ).body
    const [past, today] = [await told('at=2024-10-31'), await told('at=2024-12-20')]
    expect([past.includes('2400'), today.includes('2400')]).toEqual([false, true])
    expect(await told('c[TIME_PERIOD]=2024-10-31')).toBe(past)
  })

  it('T-4 is judged by its new figure at every day where the notice prints none; taken back, it is as it was', async () => {
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    const { id, sequence } = await publish(
      noticeOf([{ target: '5G基站累计数', act: '调整', value: '2,400', clause: '一' }]),
    )
    for (const query of ['', '&at=2024-06-30'])
      expect(await row('350200', '350200-2024-1', query)).toMatchObject({ targetValue: 2_400 })
    expect(await row('350200', '350200-2024-1', `&asOf=${sequence - 1}`)).toMatchObject({
      light: 'on-schedule',
      targetValue: 2_000,
    })
    // The notice has a board of its own with its changes.
    expect(await row('350200-plan-2')).toMatchObject({ document: '350200-plan-2', clause: '一' })
    const { body: why } = await ask(server, 'GET /api/targets/350200-2024-1/why', admin)
    expect(why.remarks).toContain('目标值由2,000调整为2,400，见《关于调整部分目标的通知（虚构）》一')
    expect(why.citations.map(({ number }: { number: string }) => number)).toEqual([null, '厦工信〔2024〕1号'])
    const { body: draft } = await ask(server, `GET /api/plans/${id}`, admin)
    await ask(server, `PUT /api/plans/${id}`, { ...admin, 'if-match': '"2"' }, { ...draft.draft, shared: [] })
    const back = await ask(server, `POST /api/plans/${id}/publish`, { ...admin, 'if-match': '"3"' })
    expect(back.status, JSON.stringify(back.body)).toBe(200)
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
  })
})
