import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let admin: Record<string, string>
beforeEach(async () => {
  desk = await openDesk()
  admin = await by(desk.server, 'admin')
})
afterEach(() => desk.server.stop())

const put = (year: number, table: object) =>
  ask(desk.server, `PUT /api/calendar-years/${year}`, admin, { source: '市政府通知', ...table })
const deadline = async () => {
  const { body } = await ask(desk.server, 'GET /api/filings?at=2024-10-31', desk.reporter)
  return body.filings.find(({ period }: { period: string }) => period === '2024-M10')?.deadline
}

describe('PUT /api/calendar-years/:year', () => {
  it('moves the deadlines of that year (C-3)', async () => {
    expect(await deadline()).toBe('2024-11-08')
    const answer = await put(2024, { holidays: ['2024-11-04'], workdays: [] })
    expect(answer).toMatchObject({ status: 200, body: { year: 2024, holidays: ['2024-11-04'] } })
    expect(await deadline()).toBe('2024-11-11')
  })

  it('adds a year, and writes no entry where nothing changes', async () => {
    const before = desk.server.deps.store.head().sequence
    const table = { holidays: ['2027-01-01'], workdays: ['2027-01-03'] }
    await put(2027, table)
    await put(2027, table)
    expect(desk.server.deps.store.head().sequence).toBe(before + 1)
    const { years } = desk.server.deps.catalogue.current().calendar
    expect(years.at(-1)).toEqual({ year: 2027, source: '市政府通知', ...table })
  })

  it.each([
    [{ holidays: ['2027-01-02'], workdays: [] }, '2027-01-02是周末，本来不上班'],
    [{ holidays: [], workdays: ['2027-01-01'] }, '2027-01-01是工作日，本来上班'],
    [{ holidays: ['2026-10-01'], workdays: [] }, '2026-10-01不在2027年'],
    [{ holidays: ['2027-02-29'], workdays: [] }, '没有这一天：2027-02-29'],
    [{ holidays: ['2027-01-01', '2027-01-01'], workdays: [] }, '2027-01-01重复'],
    [{ holidays: [], workdays: [], source: ' ' }, '请注明依据'],
  ])('refuses %j', async (table, detail) => {
    const answer = await put(2027, table)
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad-item' } })
    expect(answer.body.detail).toContain(detail)
  })
})
