import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { systemActor } from '#server/access/actor.ts'
import { createPerson } from '#server/features/people/create-person.ts'
import type { ReportingPeriod } from '#server/contract/periods.ts'
import { periodsAt } from '#server/features/periods/reporting-periods.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const list = async (at?: string) =>
  (await ask(desk.server, `GET /api/periods${at === undefined ? '' : `?at=${at}`}`, byToken)).body
const month = async (text: string): Promise<ReportingPeriod> =>
  (await list()).periods.find(({ period }: ReportingPeriod) => period === text)
const submit = (value: number, more: object = {}) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(value)], ...more })
const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09' }
const gongxin = ({ lacking }: ReportingPeriod) =>
  lacking.find(({ organisation }) => organisation === 'zhaoqing-gongxin')

describe('GET /api/periods', () => {
  it('lists what ended in the two years up to the day, newest first: today, or the one asked for', async () => {
    const { at, periods, lastOwed } = await list()
    const texts = periods.map(({ period }: ReportingPeriod) => period)
    expect([at, texts[0], texts.at(-1), texts.length]).toEqual(['2024-10-31', '2024-M10', '2022-M11', 24])
    expect(lastOwed).toBe('2024-10-31')
    expect((await list('2024-10-30')).periods[0].period).toBe('2024-M09')
  })

  it('says where demo values may be among those counted', async () => {
    expect((await list()).demo).toBe(false)
    const bound = { organisations: [], regions: [] }
    await createPerson(
      desk.server.deps,
      systemActor,
      { name: 'demo', displayName: '演示', roles: ['reader'], ...bound },
      { demo: true },
    )
    expect((await list()).demo).toBe(true)
  })

  it('is empty where nothing was owed for two years, and says which period was the last', async () => {
    desk.server.clock.set('2031-03-01T10:00:00.000+08:00')
    const headers = await by(desk.server, 'admin')
    const { body } = await ask(desk.server, 'GET /api/periods', headers)
    // Zhuhai's plan runs to 2025.
    expect(body).toEqual({ at: '2031-03-01', periods: [], lastOwed: '2025-12-31', demo: false })
  })

  it('counts each cell by its newest revision, and names who has not all approved', async () => {
    const before = await month('2024-M09')
    expect(before.counts).toEqual({ ...before.counts, empty: before.counts.owed, approved: 0 })
    const unreportedBefore = gongxin(before)!.unreported
    const counted = async () => {
      const now = await month('2024-M09')
      const { empty, draft, submitted, approved, returned } = now.counts
      expect(empty + draft + submitted + approved + returned).toBe(now.counts.owed)
      const { unreported, waiting } = gongxin(now)!
      return { draft, submitted, approved, returned, unreported: unreported - unreportedBefore, waiting }
    }
    await submit(7_000, { submit: false })
    expect(await counted()).toEqual({
      draft: 1,
      submitted: 0,
      approved: 0,
      returned: 0,
      unreported: 0,
      waiting: 0,
    })
    await submit(7_000)
    expect(await counted()).toMatchObject({ draft: 0, submitted: 1, unreported: -1, waiting: 1 })
    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, {
      items: [{ ...cell, revision: 2, reason: '含未开通站点，请剔除' }],
    })
    expect(await counted()).toMatchObject({ submitted: 0, returned: 1, unreported: 0, waiting: 0 })
    await approve(desk.server, [stations(7_100)])
    expect(await counted()).toMatchObject({ returned: 0, approved: 1, unreported: -1, waiting: 0 })
  })

  it('tells by whom, when and why a period is closed, and how it was closed and opened before', async () => {
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, { reason: '统计公报已发布' })
    await ask(desk.server, 'POST /api/periods/2024-M08/closure', admin)
    expect((await month('2024-M09')).closure).toMatchObject({
      by: 'admin',
      at: '2024-10-31T10:00:00.000+08:00',
      reason: '统计公报已发布',
    })
    expect((await month('2024-M08')).closure).toMatchObject({ reason: null })
    await ask(desk.server, 'DELETE /api/periods/2024-M09/closure', admin, { reason: '更正漏报' })
    const { closure, turns } = await month('2024-M09')
    expect(closure).toBeNull()
    expect(turns.map(({ closed, by, reason }) => [closed, by, reason])).toEqual([
      [false, 'admin', '更正漏报'],
      [true, 'admin', '统计公报已发布'],
    ])
  })

  it('tells the reporter and the reviewer too, beside the filing and the submitted cell', async () => {
    await submit(7_000)
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, { reason: '统计公报已发布' })
    const filing = await ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)
    const closure = { by: 'admin', reason: '统计公报已发布' }
    expect(filing.body).toMatchObject({ closed: true, closure })
    expect((await ask(desk.server, 'GET /api/filings', desk.reporter)).body.filings[0].closure).toBeNull()
    const review = await ask(desk.server, 'GET /api/review', desk.reviewer)
    expect(review.body.items).toMatchObject([{ observation: cell, closure }])
  })
})

describe('periodsAt', () => {
  const shipped = indexCatalogue(catalogue)
  const periods = (...args: [at: string, stored: string[], closed: string[]]) =>
    periodsAt(shipped, args[0], {
      stored: args[1].map((period) => ({
        indicator: 'national-5g-users',
        period,
        state: 'approved',
        cells: 1,
      })),
      closed: new Map(
        args[2].map((period) => [period, { by: '王五', at: 'now', reason: null, sequence: 1 }]),
      ),
      turns: new Map(),
      excepted: new Map(),
    }).periods

  it('lists also what is stored or closed though nobody owes it; the most frequent first', () => {
    const found = periods('2029-02-28', ['2028-M12'], ['2028', '2028-Q4', '2029-Q1'])
    expect(found.map(({ period, unowed, deadline }) => [period, unowed, deadline])).toEqual([
      ['2028-M12', 1, null],
      ['2028-Q4', 0, null],
      ['2028', 0, null],
    ])
    expect(found[0]?.counts.owed).toBe(0)
  })

  it('gives September 2024 until 14 October, the 6th working day after the holidays (国办发明电〔2023〕7号)', () => {
    const september = periods('2024-10-31', [], []).find(({ period }) => period === '2024-M09')
    expect(september).toMatchObject({ deadline: '2024-10-14', unowed: 0, closure: null })
    expect(september?.lacking.reduce((sum, { unreported }) => sum + unreported, 0)).toBe(
      september?.counts.owed,
    )
  })
})
