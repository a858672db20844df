import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { publishCity, stationsOf } from '../catalogue/published-city.ts'

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

describe('a year’s calendar in an office of two administrators', () => {
  it('Z-9 Z-12 has other days only once a second person confirms, who is shown the lights; asOf shows it as it was', async () => {
    const city = await publishCity()
    onTestFinished(() => city.server.stop())
    // The day is two working days after October's deadline.
    city.server.clock.set('2024-11-12T10:00:00.000+08:00')
    const { target, indicator } = stationsOf
    const before = await approve(city.server, [
      { indicator, region: '350200', period: '2024-M09', value: 1_900 },
    ])
    const light = async (query = '') =>
      (await city.rows('350200', query)).find((one) => one.target === target)?.light
    const { source, holidays, workdays } = city.server.deps.catalogue
      .current()
      .calendar.years.find(({ year }) => year === 2024)!
    const putInCity = async (table: object) =>
      ask(city.server, 'PUT /api/calendar-years/2024', await city.admin(), { source, workdays, ...table })
    const later = [...holidays, '2024-11-04', '2024-11-05', '2024-11-06']
    const proposal = (await putInCity({ holidays: later })).body.proposal as string
    expect(await putInCity({ holidays: later })).toMatchObject({ status: 409 })
    const { proposals } = (await ask(city.server, 'GET /api/proposals', await city.admin())).body
    expect(proposals[0]).toMatchObject({
      title: '2024年工作日历',
      changes: [{ kind: 'calendar-year', name: '2024年工作日历', fields: [{ title: '放假的工作日' }] }],
    })
    expect(proposals[0].changes[0].fields[0].to).toContain('11月4日、11月5日、11月6日')
    const lights = await ask(city.server, `GET /api/proposals/${proposal}/lights`, await city.admin())
    expect(lights.body.turned).toContainEqual(
      expect.objectContaining({ target, before: 'overdue', after: 'on-schedule' }),
    )
    expect(await light()).toBe('overdue')
    await city.decide(proposal, 'confirm')
    expect([await light(), await light(`&asOf=${before}`)]).toEqual(['on-schedule', 'overdue'])
    // Another source of the same days turns no light.
    expect(
      (await putInCity({ holidays: later, source: '国务院办公厅通知（虚构）' })).body.proposal,
    ).toBeNull()
  })
})
