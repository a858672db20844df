import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const submit = (items: object[], headers = desk.reporter) =>
  ask(desk.server, 'POST /api/observations', headers, { items })
const queue = async (headers = desk.reviewer) =>
  (await ask(desk.server, 'GET /api/review', headers)).body.items
const cell = (revision = 1, month = '09') => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-M${month}`,
  revision,
})
const decide = (verdict: 'approvals' | 'returns', items: object[], headers = desk.reviewer) =>
  ask(desk.server, `POST /api/review/${verdict}`, headers, { items })
const row = async () =>
  (await ask(desk.server, 'GET /api/board?scope=441200&at=2024-10-31', byToken)).body.targets.find(
    ({ target }: { target: string }) => target === 'zhaoqing-2024-5g-base-stations',
  )

describe('GET /api/review', () => {
  it('lists what waits, oldest first, beside the last values', async () => {
    await approve(desk.server, [stations(6_900, '441200', '07'), stations(6_950, '441200', '08')])
    await submit([stations(7_000)])
    await submit([stations(6_960, '441200', '08')])
    expect(await queue()).toMatchObject([
      {
        observation: { period: '2024-M09', value: 7_000, state: 'submitted' },
        name: '5G基站累计开通数',
        regionName: '肇庆市',
        organisationName: '肇庆市工业和信息化局',
        reporterName: 'reporter',
        approved: null,
        previous: { period: '2024-M08', value: 6_950 },
        history: [
          { period: '2024-M07', value: 6_900, status: 'A' },
          { period: '2024-M08', value: 6_950, status: 'A' },
        ],
        sources: [],
        repeated: null,
        own: false,
        transitions: ['approve', 'return'],
      },
      { observation: { period: '2024-M08', revision: 2 }, approved: { value: 6_950, revision: 1 } },
    ])
  })

  it('lists only the newest of several submissions of a cell, and no draft', async () => {
    await submit([stations(7_000)])
    await submit([stations(7_010)])
    await ask(desk.server, 'POST /api/observations', desk.reporter, {
      items: [stations(7_020)],
      submit: false,
    })
    expect((await queue()).map(({ observation }: { observation: object }) => observation)).toMatchObject([
      { revision: 2, value: 7_010 },
    ])
  })

  it('tells an explanation that recurs, in one filing and from period to period (Q-28)', async () => {
    const note = '省里统一布置，分县清单已附'
    for (const [value, month] of [
      [6_900, '06'],
      [6_905, '07'],
      [6_911, '08'],
    ] as const)
      await submit([{ ...stations(value, '441200', month), note }], byToken)
    await submit([
      { ...stations(6_920), note: `${note}。` },
      { ...stations(900, '441202'), note },
      { ...stations(700, '441203'), note },
    ])
    const told = (await queue()).map(({ repeated }: { repeated: object }) => repeated)
    expect(told).toEqual([
      { cells: 3, periods: 4 },
      { cells: 3, periods: 1 },
      { cells: 3, periods: 1 },
    ])
    await decide('approvals', [
      { indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M09', revision: 1 },
      { indicator: 'zhaoqing-5g-base-stations', region: '441203', period: '2024-M09', revision: 1 },
    ])
    expect((await queue()).map(({ repeated }: { repeated: object }) => repeated)).toEqual([
      { cells: 3, periods: 4 },
    ])
    await submit([{ ...stations(901, '441202'), note: '九月有一批设备集中开通' }])
    expect((await queue()).map(({ repeated }: { repeated: object }) => repeated)).toEqual([
      { cells: 2, periods: 4 },
      null,
    ])
  })

  it('shows a reviewer the own regions, an auditor all', async () => {
    await submit([stations(7_000)])
    await desk.server.person('elsewhere', ['reviewer'], { regions: ['440400'] })
    await desk.server.person('auditor', ['auditor'])
    expect(await queue(await by(desk.server, 'elsewhere'))).toEqual([])
    expect(await queue(await by(desk.server, 'auditor'))).toHaveLength(1)
  })
})

describe('GET /api/review, transitions', () => {
  it('lets a reviewer decide, also after the period is closed', async () => {
    await submit([stations(7_000)])
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', await by(desk.server, 'admin'))
    expect(await queue()).toMatchObject([{ transitions: ['approve', 'return'], closure: { reason: null } }])
    expect((await decide('approvals', [cell()])).status).toBe(200)
  })

  it('lets an auditor look on, and nobody decide on the own entry', async () => {
    await submit([stations(7_000)])
    await desk.server.person('auditor', ['auditor'])
    expect(await queue(await by(desk.server, 'auditor'))).toMatchObject([{ own: false, transitions: [] }])
    const { store } = desk.server.deps
    await store.write(async ({ db, tables }) => {
      await db.update(tables.observation).set({ actor: 'person:reviewer' })
    })
    expect(await queue()).toMatchObject([{ own: true, transitions: [] }])
  })
})

describe('POST /api/review/approvals', () => {
  it('puts a value on the board, which until then keeps the old light and says 待审核', async () => {
    await approve(desk.server, [stations(6_950, '441200', '08')])
    await submit([stations(7_000)])
    expect(await row()).toMatchObject({ value: 6_950, pendingReview: true })
    expect(await decide('approvals', [cell()])).toMatchObject({ status: 200, body: { decided: 1 } })
    expect(await row()).toMatchObject({ value: 7_000, period: '2024-M09', pendingReview: false })
    expect(await queue()).toEqual([])
  })

  it('refuses an own entry and names the cell, and then approves nothing', async () => {
    const bound = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    await desk.server.person('two-hats', ['reporter'], bound)
    await submit([stations(6_950, '441200', '08')])
    const headers = await by(desk.server, 'two-hats')
    await submit([stations(7_000)], headers)
    const { store } = desk.server.deps
    await store.write(async ({ db, tables }) => {
      await db.update(tables.person).set({ roles: '["reviewer"]' })
    })
    const refused = await decide('approvals', [cell(1, '08'), cell()], await by(desk.server, 'two-hats'))
    expect(refused).toMatchObject({ status: 403, body: { code: 'own-entry', errors: [{ index: 1 }] } })
    expect(refused.body.detail).toContain('5G基站累计开通数·肇庆市·2024年9月')
    expect(await queue()).toHaveLength(2)
  })

  it('refuses who entered the value as a draft, or before a colleague handed in the same one', async () => {
    const bound = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    await desk.server.person('two-hats', ['reporter', 'reviewer'], bound)
    const both = await by(desk.server, 'two-hats')
    const items = [stations(7_000)]
    await ask(desk.server, 'POST /api/observations', both, { items, submit: false })
    await submit(items.map((item) => ({ ...item, basedOn: 1 })))
    expect(await queue(both)).toMatchObject([{ own: true, transitions: ['save', 'replace', 'recall'] }])
    expect((await decide('approvals', [cell(2)], both)).body.code).toBe('own-entry')
    await submit([stations(7_001)])
    expect(await queue(both)).toMatchObject([
      { own: false, transitions: expect.arrayContaining(['approve', 'return']) as string[] },
    ])
    expect((await decide('approvals', [cell(3)], both)).status).toBe(200)
  })

  it.each([
    ['an older revision', 412, 'stale-edit', () => [cell(1)]],
    ['a revision that is not there', 409, 'conflict', () => [cell(3)]],
    ['another region', 403, 'region-not-allowed', () => [{ ...cell(2), region: '440400' }]],
  ])('refuses %s with %i', async (_, status, code, items) => {
    await submit([stations(7_000)])
    await submit([stations(7_010)])
    expect(await decide('approvals', items())).toMatchObject({ status, body: { code } })
  })

  it('decides a revision once', async () => {
    await submit([stations(7_000)])
    await decide('approvals', [cell()])
    expect(await decide('returns', [{ ...cell(), reason: '口径不符，请复核' }])).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
  })

  it('decides once what is named twice', async () => {
    await submit([stations(7_000)])
    expect((await decide('approvals', [cell(), cell()])).body.decided).toBe(1)
  })

  it('lets one of two verdicts at the same moment stand', async () => {
    await submit([stations(7_000)])
    const returning = { ...cell(), reason: '口径不符，请复核' }
    const verdicts = await Promise.all([decide('approvals', [cell()]), decide('returns', [returning])])
    expect(verdicts.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('refuses more than 10,000 at once', async () => {
    const many = Array.from({ length: 10_001 }, () => cell())
    expect(await decide('approvals', many)).toMatchObject({
      status: 400,
      body: { detail: '请求格式不对：items 至多 10000 项。' },
    })
  })
})

describe('POST /api/review/returns', () => {
  it('returns one cell with a reason, which its reporter reads, and takes the next revision', async () => {
    await submit([stations(7_000)])
    await decide('returns', [{ ...cell(), reason: '未按物理地址计数' }])
    const series = () =>
      ask(desk.server, 'GET /api/observations?indicator=zhaoqing-5g-base-stations', desk.reporter)
    expect((await series()).body.observations).toMatchObject([
      { state: 'returned', returnReason: '未按物理地址计数', decidedBy: 'person:reviewer' },
    ])
    expect((await submit([stations(6_990)])).body.accepted).toMatchObject([
      { revision: 2, state: 'submitted' },
    ])
    await decide('approvals', [cell(2)])
    expect(await row()).toMatchObject({ value: 6_990 })
  })

  it('refuses a return without a real reason', async () => {
    await submit([stations(7_000)])
    expect(await decide('returns', [{ ...cell(), reason: '不对' }])).toMatchObject({
      status: 422,
      body: { code: 'reason-needed' },
    })
  })
})
