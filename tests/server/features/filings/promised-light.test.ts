import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { Filing, FilingCell } from '#server/contract/filings.ts'
import { newCell, withInput } from '#web/entry/cell/form-cell.ts'
import { judgedIfApproved } from '#web/entry/cell/row-figures.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const series = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const isOurs = (one: Pick<FilingCell, 'indicator' | 'region'>) =>
  one.indicator === series.indicator && one.region === series.region

/** The light that the sheet promises for 5G base stations of a month, from the server's answers alone. */
async function promised(month: string, at: string, text: string) {
  const { reporter, server } = desk
  const path = `GET /api/filings/zhaoqing-gongxin-2024-M${month}?at=${at}`
  const filing: Filing = (await ask(server, path, reporter)).body
  const catalogue = indexCatalogue((await ask(server, 'GET /api/catalogue', reporter)).body)
  const cell = withInput(newCell(filing.cells.find(isOurs)!), { text, reason: null, note: '' })
  return judgedIfApproved(cell, filing, catalogue)
}

async function boardRow(at: string): Promise<BoardRow> {
  const { body } = await ask(desk.server, `GET /api/board?scope=441200&at=${at}`, desk.reporter)
  return body.targets.find(isOurs)
}

/** A month's stations are reported and approved. */
async function report(month: string, value: number): Promise<void> {
  const { server, reporter, reviewer } = desk
  const item = { ...stations(value, '441200', month), note: '新增站址已逐一核对，清单附后' }
  const posted = await ask(server, 'POST /api/observations', reporter, { items: [item] })
  expect(posted).toMatchObject({ status: 201 })
  const items = [{ ...series, period: item.period, revision: 1 }]
  expect((await ask(server, 'POST /api/review/approvals', reviewer, { items })).status).toBe(200)
}

/** The people sign in on another day. */
async function comeOn(instant: string): Promise<void> {
  const { server } = desk
  server.clock.set(instant)
  desk = { server, reporter: await by(server, 'reporter'), reviewer: await by(server, 'reviewer') }
}

describe('GET /api/filings/:id, what the sheet promises by it', () => {
  beforeEach(() => approve(desk.server, [{ ...series, period: '2023-M12', value: 6_800 }]))

  it('is the light that the board shows after the value is approved, by the rule in force', async () => {
    const { server } = desk
    await comeOn('2024-11-05T09:00:00.000+08:00')
    // The value 7,700 is 75 % of the way from 6,800 to 8,000, while ten of twelve months ask for 83.3 %.
    expect(await promised('10', '2024-11-05', '7700')).toMatchObject({
      light: 'behind',
      rule: 'xushi-1',
    })
    const rule = {
      name: '银川口径',
      from: '2024-11-05',
      basis: '2024年第10次数字经济领导小组会议，11月4日',
      cuts: { onSchedule: { from: -10 }, behind: { from: -30 } },
    }
    const kept = await ask(server, 'POST /api/light-rules', await by(server, 'admin'), rule)
    expect([kept.status, kept.body]).toMatchObject([201, { id: 'xushi-2' }])
    await expect.poll(async () => (await boardRow('2024-11-05')).rule).toBe('xushi-2')
    const told = await promised('10', '2024-11-05', '7700')
    expect(told).toMatchObject({ light: 'on-schedule', rule: 'xushi-2' })
    await report('10', 7_700)
    const row = await boardRow('2024-11-05')
    expect(row).toMatchObject({ light: 'on-schedule', rule: 'xushi-2' })
    expect(row.gap).toBeCloseTo(told!.gap!, 12)
    expect(row.gap).toBeCloseTo(75 - 250 / 3, 12)
  })

  it('counts the deadline of September by the calendar: 14 October, after 国庆, not the 9th', async () => {
    await comeOn('2024-10-15T09:00:00.000+08:00')
    expect(await promised('08', '2024-10-14', '7700')).toMatchObject({ light: 'on-schedule' })
    expect(await promised('08', '2024-10-15', '7700')).toMatchObject({ light: 'overdue' })
    await report('08', 7_700)
    expect(await boardRow('2024-10-14')).toMatchObject({ light: 'on-schedule' })
    expect(await boardRow('2024-10-15')).toMatchObject({ light: 'overdue', overdueDays: 1 })
  })
})
