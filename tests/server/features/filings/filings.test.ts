import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { countQueries } from '#tests/support/databases/count-queries.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const filings = async (at: string) =>
  (await ask(desk.server, `GET /api/filings?at=${at}`, desk.reporter)).body.filings

describe('GET /api/filings', () => {
  it('lists every ended month of the plan year, the most overdue first', async () => {
    const found = await filings('2024-10-31')
    expect(found.map(({ period }: { period: string }) => period)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2024-M${month}`),
    )
  })

  it('gives October until 8 November 2024, the 6th working day, three working days away on the 5th', async () => {
    const [filing] = (await filings('2024-11-05')).filter(
      ({ period }: { period: string }) => period === '2024-M10',
    )
    expect(filing).toMatchObject({
      id: 'zhaoqing-gongxin-2024-M10',
      organisationName: '肇庆市工业和信息化局',
      deadline: '2024-11-08',
      workingDaysLeft: 3,
      closed: false,
      cells: [],
    })
    expect(filing.counts.empty).toBe(filing.counts.owed)
  })

  it('counts what was returned as returned until it is handed in again, whatever draft follows', async () => {
    const post = (items: readonly unknown[], submit: boolean) =>
      ask(desk.server, 'POST /api/observations', desk.reporter, { items, submit })
    const counts = async () => {
      const found = (await filings('2024-10-31')) as { period: string; counts: Record<string, number> }[]
      const { draft, submitted, returned } = found.find(({ period }) => period === '2024-M09')!.counts
      return { draft, submitted, returned }
    }
    const { indicator, region, period } = stations(7_000)
    const returned = { indicator, region, period, revision: 1, reason: '请核对端州区的数' }
    await post([stations(7_000)], true)
    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, { items: [returned] })
    await post([stations(7_010)], false)
    expect(await counts()).toEqual({ draft: 0, submitted: 0, returned: 1 })
    await post([stations(7_010)], true)
    expect(await counts()).toEqual({ draft: 0, submitted: 1, returned: 0 })
  })

  it('owes nothing after the span of its targets', async () => {
    const after = (await filings('2025-06-30')).map(({ period }: { period: string }) => period)
    expect(after.filter((period: string) => period > '2024-M12')).toEqual([])
  })

  it('puts a filing that is complete behind those that are open', async () => {
    const { body } = await ask(
      desk.server,
      'GET /api/filings/zhaoqing-gongxin-2024-M01?at=2024-02-29',
      desk.reporter,
    )
    // The value of a city is the sum of those of its eight counties.
    const cellsOf = (indicator: string) =>
      body.cells.filter((cell: Record<string, string>) => cell['indicator'] === indicator).length
    const items = body.cells.map(({ indicator, region }: Record<string, string>) => ({
      indicator,
      region,
      period: '2024-M01',
      value: region === '441200' && cellsOf(indicator!) > 1 ? 8 : 1,
    }))
    await approve(desk.server, items)
    const found = await filings('2024-02-29')
    expect(found.map(({ period }: { period: string }) => period)).toEqual(['2024-M02', '2024-M01'])
    expect(found[1].counts).toMatchObject({ owed: items.length, approved: items.length, empty: 0 })
  })

  it('is refused to a reviewer', async () => {
    expect((await ask(desk.server, 'GET /api/filings', desk.reviewer)).status).toBe(403)
  })
})

describe('GET /api/filings/:id', () => {
  it('tells of each cell what its reporter may do next, as every answer does that changes it (W-3)', async () => {
    const { server, reporter, reviewer } = desk
    const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09' }
    const told = async () => {
      const { body } = await ask(server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', reporter)
      type Cell = { indicator: string; region: string; transitions: string[] }
      return body.cells.find(
        ({ indicator, region }: Cell) => indicator === cell.indicator && region === cell.region,
      ).transitions
    }
    const enter = async (value: number, more: object = {}) => {
      const items = [{ ...stations(value), note: '补报二期站址，清单已附' }]
      const { body } = await ask(server, 'POST /api/observations', reporter, { items, ...more })
      expect(body.transitions).toEqual(await told())
      return body.transitions
    }
    expect(await told()).toEqual(['save', 'submit'])
    expect(await enter(7_000, { submit: false })).toEqual(['save', 'submit', 'withdraw'])
    const { body: read } = await ask(server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', reporter)
    const entered = read.cells.filter(({ current }: { current: unknown }) => current !== null)
    expect(entered.map(({ actorName }: { actorName: string }) => actorName)).toEqual(['reporter'])
    const { body } = await ask(server, 'DELETE /api/observations/drafts', reporter, { items: [cell] })
    expect(body.withdrawn).toMatchObject([{ current: null, transitions: ['save', 'submit'] }])
    expect(await enter(7_000)).toEqual(['save', 'replace', 'recall'])
    const returning = { ...cell, revision: 2, reason: '口径不符，请复核' }
    await ask(server, 'POST /api/review/returns', reviewer, { items: [returning] })
    expect(await told()).toEqual(['save', 'submit'])
    await enter(7_010)
    await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell, revision: 3 }] })
    expect(await told()).toEqual(['save', 'correct'])
    await ask(server, 'POST /api/periods/2024-M09/closure', await by(server, 'admin'))
    expect(await told()).toEqual([])
  })

  it('reads what stands beside its cells for sixteen of them at a time', async () => {
    const { count, answer } = await countQueries(() =>
      ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', desk.reporter),
    )
    const cells = answer.body.cells.length
    expect(cells).toBeGreaterThan(20)
    // Session, closed periods, reviewers and entered values take a statement each, every sixteen series one, and there are a few others.
    expect(count).toBeLessThan(13 + cells / 16)
  })

  it('shows each cell with its draft, the value before, and the target it counts towards', async () => {
    desk.server.clock.set('2024-11-05T10:00:00.000+08:00')
    const reporter = await by(desk.server, 'reporter')
    await approve(desk.server, [stations(6_000, '441200', '08'), stations(7_000)])
    const draft = { items: [stations(7_400, '441200', '10')], submit: false }
    await ask(desk.server, 'POST /api/observations', reporter, draft)
    const cell = (
      await ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M10', reporter)
    ).body.cells.find(
      (one: Record<string, string>) =>
        one['indicator'] === 'zhaoqing-5g-base-stations' && one['region'] === '441200',
    )
    expect(cell).toMatchObject({
      name: '5G基站累计开通数',
      unit: '座',
      current: { value: 7_400, state: 'draft' },
      previous: { period: '2024-M09', value: 7_000 },
      yearBefore: null,
      history: [
        { period: '2024-M08', value: 6_000 },
        { period: '2024-M09', value: 7_000 },
      ],
      target: { id: 'zhaoqing-2024-5g-base-stations', value: 8_000, due: '2024-12-31' },
    })
  })

  it('keeps the reason of a return in sight while the cell is a draft again, until it is submitted', async () => {
    desk.server.clock.set('2024-11-05T10:00:00.000+08:00')
    const [reporter, reviewer] = [await by(desk.server, 'reporter'), await by(desk.server, 'reviewer')]
    const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M10' }
    const post = (value: number, submit: boolean) =>
      ask(desk.server, 'POST /api/observations', reporter, {
        items: [stations(value, '441200', '10')],
        submit,
      })
    const returned = async () =>
      (await ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M10', reporter)).body.cells.find(
        (one: Record<string, string>) => one['indicator'] === cell.indicator && one['region'] === cell.region,
      ).returned
    await post(7_400, true)
    expect(await returned()).toBeNull()
    const back = { items: [{ ...cell, revision: 1, reason: '含未开通站点，请剔除' }] }
    expect((await ask(desk.server, 'POST /api/review/returns', reviewer, back)).status).toBe(200)
    await post(7_300, false)
    expect(await returned()).toMatchObject({ value: 7_400, returnReason: '含未开通站点，请剔除' })
    await post(7_300, true)
    expect(await returned()).toBeNull()
  })

  it('refuses another organisation’s filing, and knows none that is not owed', async () => {
    const get = (id: string) => ask(desk.server, `GET /api/filings/${id}?at=2024-11-05`, desk.reporter)
    expect(await get('zhaoqing-zhengshu-2024-M10')).toMatchObject({ status: 403 })
    expect(await get('zhaoqing-gongxin-2023-M10')).toMatchObject({ status: 404 })
    expect(await get('zhaoqing-gongxin-2024-M12')).toMatchObject({ status: 404 })
  })
})

describe('what a reporter bound to one region owes', () => {
  it('leaves out a region beyond it: 4K电视 is the whole province’s, which Zhaoqing only helps with', async () => {
    const { body } = await ask(
      desk.server,
      'GET /api/filings/zhaoqing-gongxin-2024-M01?at=2024-02-29',
      desk.reporter,
    )
    expect(body.cells.filter(({ region }: { region: string }) => !region.startsWith('4412'))).toEqual([])
    expect(body.cells.length).toBe(21)
  })
})
