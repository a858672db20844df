import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { ObservationSeries } from '#server/contract/observations.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { standingRevisions } from '#web/composables/standing-revisions.ts'
import { foldReasons, isReasonedAnew, type HeldReasons } from '#web/stores/held-reasons.ts'
import { foldFigure, isComputedAnew, type HeldSeries } from '#web/stores/held-series.ts'

let server: TestServer
let admin: Record<string, string>
let reporter: Record<string, string>
let reviewer: Record<string, string>
let plan: string
const publish = async (draft: PlanDraft) => {
  const { body } = await ask(server, 'POST /api/plans', admin, draft)
  const answer = await ask(server, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
  return { ...answer, draft: body.id as string }
}
beforeEach(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
  const { status, body, draft } = await publish(computedPlan)
  if (status !== 200) throw new Error(JSON.stringify(body))
  plan = draft
  await server.person('gongxin', ['reporter'], { organisations: ['350200-org-1'], regions: ['350200'] })
  await server.person('shenhe', ['reviewer'], { regions: ['350200'] })
  reporter = await by(server, 'gongxin')
  reviewer = await by(server, 'shenhe')
})
afterEach(() => server.stop())

const [added, gdp, share] = ['350200-1', '350200-2', '350200-3'] as const
const cell = (indicator: string, amount: number, month = '09') => ({
  indicator,
  region: '350200',
  period: `2024-M${month}`,
  value: amount,
})
const board = async (query = '') =>
  (await ask(server, `GET /api/board?scope=350200-plan-1${query}`, admin)).body.targets as {
    target: string
    light: string
    value: number | null
    pendingReview: boolean
    status: string | null
  }[]
const result = async (query = '') => (await board(query)).find(({ target }) => target === '350200-2024-3')!
const asked = async (request: string, headers: Record<string, string>) =>
  JSON.stringify((await ask(server, request, headers)).body)
const byPeriod = (a: { period: string }, b: { period: string }) => a.period.localeCompare(b.period)
const why = async () => (await ask(server, 'GET /api/targets/350200-2024-3/why', admin)).body

describe('a computed indicator', () => {
  it('M-1 is never reported: a value of it is refused, filings do not ask for it, nobody is missed who would report it', async () => {
    const { sequence } = server.deps.store.head()
    const { status, body } = await ask(server, 'POST /api/observations', byToken, {
      items: [cell(share, 10)],
    })
    expect({ status, code: body.code, detail: body.errors[0].detail }).toEqual({
      status: 422,
      code: 'computed-indicator',
      detail: '“核心产业增加值占比”由程序按“核心产业增加值 ÷ 地区生产总值”算出，不用填报：请填报这些指标。',
    })
    expect(server.deps.store.head().sequence).toBe(sequence)
    const { body: owed } = await ask(server, 'GET /api/filings/350200-org-1-2024-M09', reporter)
    expect(owed.cells.map(({ indicator }: { indicator: string }) => indicator)).toEqual([added, gdp])
    const { body: lacks } = await ask(server, `GET /api/plans/${plan}/lacks`, admin)
    expect(lacks.lacks.filter(({ target }: { target: string }) => target === '350200-2024-3')).toMatchObject([
      { kind: 'lead' },
    ])
  })

  it('M-2 M-5 is judged when all that it is computed from is approved; before that it is told what is missing', async () => {
    await approve(server, [cell(added, 850)])
    expect(await result()).toMatchObject({ light: 'overdue', value: null })
    expect((await why()).computed).toMatchObject({
      formula: '核心产业增加值 ÷ 地区生产总值',
      period: '2024-M09',
      components: [
        { name: '核心产业增加值', value: 850, reason: null },
        { name: '地区生产总值', value: null, reason: null, waits: false },
      ],
    })
    const before = await approve(server, [cell(gdp, 8_400)])
    // 850 of 8,400 is 10.119 %, which meets 10.
    expect(await result()).toMatchObject({ light: 'met', status: 'A' })
    expect((await result()).value).toBeCloseTo(10.119, 3)
    expect(await result(`&asOf=${before - 1}`)).toMatchObject({ light: 'overdue', value: null })
    const told = await why()
    expect(told.computed.components).toMatchObject([
      {
        indicator: added,
        period: '2024-M09',
        value: 850,
        unit: '亿元',
        status: 'A',
        target: '350200-2024-1',
      },
      {
        indicator: gdp,
        period: '2024-M09',
        value: 8_400,
        unit: '亿元',
        waits: false,
        target: '350200-2024-2',
      },
    ])
    expect(told.inputs).toMatchObject([
      { indicator: share, period: '2024-M09', numerator: 850, denominator: 8_400 },
    ])
  })

  it('M-6 follows every revision of a component; asOf shows what it was', async () => {
    const first = await approve(server, [cell(added, 850), cell(gdp, 8_400)])
    await approve(server, [{ ...cell(added, 700), status: 'P' }])
    expect(await result()).toMatchObject({ light: 'far-behind', status: 'P' })
    expect(await result(`&asOf=${first}`)).toMatchObject({ light: 'met', status: 'A' })
    const series = async (query = '') =>
      (await ask(server, `GET /api/observations?indicator=${share}${query}`, admin)).body.observations
    expect(await series('&region=350200')).toMatchObject([
      { period: '2024-M09', revision: 2, numerator: 700, denominator: 8_400, state: 'approved', status: 'P' },
    ])
    expect(await series(`&asOf=${first}&includeHistory=true`)).toMatchObject([
      { revision: 1, numerator: 850 },
    ])
    expect(await series('&from=2024-M10')).toEqual([])
  })

  it('M-6 waits for review where a component does, and is in time with it', async () => {
    await approve(server, [cell(gdp, 8_400)])
    const items = [{ ...cell(added, 850), note: '按统计快报填报，尚待核定的年度数' }]
    const headers = { ...reporter, 'idempotency-key': 'one' }
    const sent = await ask(server, 'POST /api/observations', headers, { items })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    expect(await result()).toMatchObject({ light: 'no-data', pendingReview: true, value: null })
    expect((await why()).computed.components).toMatchObject([{ value: null, waits: true }, { value: 8_400 }])
    expect(await asked('GET /api/review', reviewer)).not.toContain(share)
    const approval = { indicator: added, region: '350200', period: '2024-M09', revision: 1 }
    const decided = await ask(server, 'POST /api/review/approvals', reviewer, { items: [approval] })
    expect(decided.status, JSON.stringify(decided.body)).toBe(200)
    expect(await result()).toMatchObject({ light: 'met', pendingReview: false })
  })

  it('M-6 V-1 tells with a revision of a component which lights of the result it turns', async () => {
    await approve(server, [cell(added, 850), cell(gdp, 8_400)])
    const query = `indicator=${added}&region=350200&period=2024-M09&value=700`
    const { body } = await ask(server, `GET /api/observations/consequences?${query}`, reviewer)
    expect(body.changes).toMatchObject([
      { target: '350200-2024-1', before: 'on-schedule', after: 'far-behind' },
      { target: '350200-2024-3', from: '2024-09-30', before: 'met', after: 'far-behind' },
    ])
  })

  it('M-8 is told to walls with each act on a component: what they hold of the result is what they would be answered', async () => {
    await approve(server, [cell(gdp, 8_400), cell(gdp, 8_300, '08')])
    const query = { scope: '350200-plan-1', protocol: '2' }
    const live = await openLive<Protocol2Message>(await server.listen(), query, byToken)
    await live.next('hello')
    const { board: shown } = await live.next('snapshot')
    const answered = async () => {
      const path = `GET /api/observations?indicator=${share}&region=350200&includeHistory=true`
      const { sequence, observations } = (await ask(server, path, byToken)).body as ObservationSeries
      const figures = new Map(standingRevisions(observations).map((record) => [cellKey(record), record]))
      return { indicator: share, region: '350200', sequence, figures }
    }
    let series: HeldSeries = await answered()
    let reasons: HeldReasons = { ...(await why()), at: shown.at }
    const heard = async () => {
      const change = await live.next('change')
      expect([isComputedAnew(series, change), isReasonedAnew(reasons, change)]).toEqual([false, false])
      series = foldFigure(series, change)
      reasons = foldReasons(reasons, change)
      return change
    }
    const holdsWhatIsAnswered = async () => {
      const { figures } = await answered()
      expect([...figures.values()].sort(byPeriod)).toMatchObject([...series.figures.values()].sort(byPeriod))
      const { computed, steps, toGreen, inputs } = reasons
      const now = await why()
      expect(now).toMatchObject({ computed, steps, toGreen })
      expect(now.inputs).toMatchObject(inputs)
      return series.figures.size
    }

    await approve(server, [cell(added, 850)])
    expect(await heard()).toMatchObject({
      cell: { indicator: added, period: '2024-M09' },
      targets: [
        { target: '350200-2024-1', light: 'on-schedule', value: 850 },
        { target: '350200-2024-3', light: 'met' },
      ],
      reasons: [{ target: '350200-2024-1', computed: null }, { target: '350200-2024-3' }],
      computed: [{ indicator: share, region: '350200', from: 2024, figures: [{ period: '2024-M09' }] }],
    })
    expect(await holdsWhatIsAnswered()).toBe(1)

    await approve(server, [cell(added, 840, '08'), { ...cell(added, 700), status: 'P' }])
    expect(await heard()).toMatchObject({ cell: { period: '2024-M08' }, computed: [] })
    expect((await heard()).computed).toMatchObject([{ from: 0, figures: [{}, {}] }])
    expect(await holdsWhatIsAnswered()).toBe(2)

    const revoked = {
      indicator: added,
      region: '350200',
      period: '2024-M08',
      revision: 1,
      reason: '重复计数',
    }
    const { status, body } = await ask(server, 'POST /api/review/revocations', reviewer, { items: [revoked] })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(await heard()).toMatchObject({ cause: 'revoked', observation: null })
    expect(await holdsWhatIsAnswered()).toBe(1)
    live.close()
  })

  it('U-5 takes the place of no indicator that has values of its own', async () => {
    await approve(server, [cell(added, 850)])
    const { body } = await ask(server, `GET /api/plans/${plan}`, admin)
    const [first, ...others] = body.draft.targets
    const draft = {
      ...body.draft,
      targets: [{ ...first, formula: '地区生产总值 − 核心产业增加值（旧）' }, ...others],
    }
    const put = (one: object, version: number) =>
      ask(server, `PUT /api/plans/${plan}`, { ...admin, 'if-match': `"${version}"` }, one)
    await put(draft, 2)
    const publishing = (version: number) =>
      ask(server, `POST /api/plans/${plan}/publish`, { ...admin, 'if-match': `"${version}"` })
    expect(await publishing(3)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'targets.formula', index: 0 }] },
    })
    const computed = { ...first, formula: '地区生产总值同比增速', unit: '%' }
    await put({ ...draft, targets: [computed, others[0]] }, 3)
    expect(await publishing(4)).toMatchObject({ status: 409, body: { code: 'indicator-has-values' } })
  })
})
