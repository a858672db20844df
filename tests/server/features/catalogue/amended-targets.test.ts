import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
/** Publishes a draft, or one of it that was changed. @returns its id in the list, and the ledger's sequence */
async function publish(draft: PlanDraft): Promise<{ id: string; sequence: number; version: number }> {
  const { body: begun } = await ask(server, 'POST /api/plans', admin, draft)
  const { status, body } = await ask(server, `POST /api/plans/${begun.id}/publish`, {
    ...admin,
    'if-match': '"1"',
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { id: begun.id, sequence: body.sequence, version: body.version }
}
const notice = (shared: PlanDraft['shared']): PlanDraft => ({
  ...emptyDraft,
  document: {
    ...inventedPlan.document,
    title: '关于调整部分目标的通知（虚构）',
    number: '厦工信〔2024〕1号',
  },
  organisations: inventedPlan.organisations,
  clauses: [{ path: '一', title: '调整的目标' }],
  shared,
})
const row = async (scope: string, target = '350200-2024-1', query = '') =>
  (await ask(server, `GET /api/board?scope=${scope}${query}`, admin)).body.targets.find(
    (one: { target: string }) => one.target === target,
  )

let published: number
beforeEach(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
  published = (await publish(inventedPlan)).sequence
  // 1,900 of 2,000 stations, from 1,500: 80 % of the way at 75 % of the time.
  published = await approve(server, [
    { indicator: '350200-1', region: '350200', period: '2024-M09', value: 1_900 },
  ])
})
afterEach(() => server.stop())

describe('a target that a later document amends', () => {
  it('T-4 is judged by its new figure from the publication on; asOf, board, reasons, wall and evaluation follow', async () => {
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
    const query = { scope: '350200-plan-1', protocol: '2' }
    const live = await openLive<Protocol2Message>(await server.listen(), query, byToken)
    await live.next('hello')
    await live.next('snapshot')
    const { id, sequence } = await publish(
      notice([{ target: '5G基站累计数', act: '调整', value: '2,400', clause: '一' }]),
    )
    const { board } = await live.next('snapshot')
    live.close()
    expect(board.targets[0]).toMatchObject({
      target: '350200-2024-1',
      light: 'far-behind',
      targetValue: 2_400,
    })
    expect(await row('350200')).toMatchObject({ light: 'far-behind', targetValue: 2_400 })
    expect(await row('350200', '350200-2024-1', `&asOf=${sequence - 1}`)).toMatchObject({
      light: 'on-schedule',
      targetValue: 2_000,
    })
    // The notice has a board of its own, with what it changed.
    expect(await row('350200-plan-2')).toMatchObject({ document: '350200-plan-2', clause: '一' })
    const { body: why } = await ask(server, 'GET /api/targets/350200-2024-1/why', admin)
    expect(why.remarks).toContain('目标值由2,000调整为2,400，见《关于调整部分目标的通知（虚构）》一')
    expect(why.citations.map(({ number }: { number: string }) => number)).toEqual([null, '厦工信〔2024〕1号'])
    const scheme = {
      name: '基站完成情况（虚构）',
      grounds: '虚构',
      over: 'organisations',
      participants: ['350200-org-1', '350200-org-2'],
      indicators: [
        {
          indicator: '350200-1',
          weight: 0.5,
          direction: 'higher',
          scoring: { method: 'target', ceiling: 120 },
        },
        {
          indicator: '350200-2',
          weight: 0.5,
          direction: 'higher',
          scoring: { method: 'target', ceiling: 120 },
        },
      ],
      aggregation: 'arithmetic',
      maxMissing: 0.2,
      decimals: 1,
    }
    const kept = await ask(server, 'POST /api/evaluation-schemes', admin, scheme)
    expect(kept.status, JSON.stringify(kept.body)).toBe(201)
    const { body: evaluated } = await ask(
      server,
      `GET /api/evaluation-schemes/${kept.body.id}/run?at=2024-10-31`,
      admin,
    )
    // 1,900 of 2,400 are 79.2 points.
    expect(evaluated.results[1]).toMatchObject({ place: 1, parts: [{ value: 1_900, target: 2_400 }, {}] })
    expect(evaluated.results[1].score).toBeCloseTo(79.17, 2)
    // Taken back, the printed figure is in force again.
    const { body: draft } = await ask(server, `GET /api/plans/${id}`, admin)
    const put = { ...admin, 'if-match': '"2"' }
    await ask(server, `PUT /api/plans/${id}`, put, { ...draft.draft, shared: [] })
    const back = await ask(server, `POST /api/plans/${id}/publish`, { ...admin, 'if-match': '"3"' })
    expect(back.status, JSON.stringify(back.body)).toBe(200)
    expect(await row('350200')).toMatchObject({ light: 'on-schedule', targetValue: 2_000 })
  })

  it('T-4 is judged, owed and told no more where it was withdrawn; before, it was', async () => {
    await server.person('tongguan', ['reporter'], { organisations: ['350200-org-2'], regions: ['350200'] })
    const reporter = await by(server, 'tongguan')
    const owed = async () => (await ask(server, 'GET /api/filings', reporter)).body.filings.length as number
    expect(await owed()).toBe(10)
    const { sequence } = await publish(notice([{ target: '5G基站累计数', act: '撤销', clause: '一' }]))
    expect(await row('350200')).toBeUndefined()
    expect(await owed()).toBe(0)
    expect((await ask(server, 'GET /api/targets/350200-2024-1/why', admin)).status).toBe(404)
    expect(await row('350200', '350200-2024-1', `&asOf=${sequence - 1}`)).toMatchObject({
      light: 'on-schedule',
    })
    expect(sequence).toBeGreaterThan(published)
  })
})

describe('a target on what is measured already', () => {
  const next = (targets: PlanDraft['targets'], year = '2025'): PlanDraft => ({
    ...inventedPlan,
    document: {
      ...inventedPlan.document,
      title: `${year}年计划（虚构）`,
      start: `${year}年`,
      due: `${year}年底`,
    },
    targets,
  })
  const stations = { name: '5G基站累计数', unit: '座', basis: '期末存量', indicator: '350200-1' }

  it('Z-2 rolls over into the next plan: its baseline is the value at the year’s end, the one before stays as it was', async () => {
    await approve(server, [{ indicator: '350200-1', region: '350200', period: '2024-M10', value: 1_950 }])
    await publish(next([{ ...stations, value: '2,000' }]))
    server.clock.set('2025-02-20T09:00:00+08:00')
    admin = await by(server, 'admin')
    await approve(server, [
      { indicator: '350200-1', region: '350200', period: '2024-M12', value: 1_960 },
      { indicator: '350200-1', region: '350200', period: '2025-M01', value: 1_970 },
    ])
    expect(await row('350200-plan-1', '350200-2024-1', '&at=2025-02-20')).toMatchObject({ light: 'missed' })
    const { body } = await ask(server, 'GET /api/board?scope=350200-plan-2&at=2025-02-20', admin)
    expect(body.targets).toMatchObject([
      { light: 'on-schedule', baseline: 1_960, value: 1_970, due: '2025-12-31' },
    ])
  })
})
