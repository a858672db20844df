import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingStatus, TimelinessMatrix } from '#server/contract/timeliness.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const { server, reporter, reviewer } = desk
  const counties = ['02', '03', '04', '23', '24', '25', '26', '84']
  const regions = ['441200', ...counties.map((county) => `4412${county}`)]
  const report = (month: string) =>
    ask(server, 'POST /api/observations', reporter, {
      items: regions.map((region, place) => stations(place === 0 ? 6_400 : 800, region, month)),
    })
  // Today is 31 October 2024, and September was due by 14 October.
  const { status, body } = await report('09')
  expect(status, JSON.stringify(body)).toBe(201)
  const { indicator, period } = stations(0, '441202')
  await ask(server, 'POST /api/review/returns', reviewer, {
    items: [{ indicator, region: '441202', period, revision: 1, reason: '与台账不符' }],
  })
})
afterAll(() => desk.server.stop())

const matrix = async (query = 'at=2024-11-06') => {
  const { status, body } = await ask(desk.server, `GET /api/timeliness?${query}`, desk.reviewer)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as TimelinessMatrix
}

describe('GET /api/timeliness', () => {
  it('tells of each organisation and period what is late, missing and returned, by first submissions', async () => {
    const { periods, units, frequency, frequencies } = await matrix('at=2024-11-06&periods=3')
    expect([frequency, periods.map(({ period }) => period)]).toEqual([
      'M',
      ['2024-M08', '2024-M09', '2024-M10'],
    ])
    expect(frequencies).toContain('M')
    const own = units.find(({ organisation }) => organisation === 'zhaoqing-gongxin')!
    const [august, september, october] = own.standings
    expect(august).toMatchObject({ promptness: 'missing', returned: 0 })
    expect(september).toMatchObject({ promptness: 'missing', returned: 1, late: 9 })
    expect(september!.missing).toBe(september!.owed - 9)
    expect(october).toMatchObject({ promptness: 'not-due', missing: 0, daysLate: null })
    // September had no figures on the day before they came.
    const before = (await matrix('at=2024-10-30&periods=1')).units.find(
      ({ organisation }) => organisation === 'zhaoqing-gongxin',
    )
    expect(before!.standings[0]).toMatchObject({ late: 0, missing: september!.owed })
    const nobody = units.filter(({ hasReporter }) => !hasReporter).map(({ organisation }) => organisation)
    expect([own.hasReporter, nobody.includes('zhaoqing-nongye')]).toEqual([true, true])
    expect([own.rate, (await matrix('at=2024-11-06&periods=3')).rate]).toEqual([0, 0])
  })

  it('is handed out as a table that Excel opens', async () => {
    const url = '/api/timeliness.csv?at=2024-11-06&periods=2'
    const answer = await desk.server.app.inject({ url, headers: desk.reviewer })
    const [head, ...lines] = answer.payload.split('\r\n')
    expect(head).toBe('\uFEFF单位,及时率,2024年9月,2024年10月')
    expect(lines.find((line) => line.startsWith('肇庆市工业和信息化局,'))).toMatch(
      /^肇庆市工业和信息化局,0.*,缺报 \d+ 项，退回 1 项,未到期$/,
    )
    expect(lines.at(-2)).toMatch(/^全部单位,/)
  })

  it('is narrowed to the organisations of a level, to one organisation or to one indicator', async () => {
    const { choices, units, demo } = await matrix('at=2024-11-06&periods=3')
    expect(demo).toBe(false)
    expect(choices.levels).toContain('city')
    expect(choices.organisations).toContainEqual({ id: 'zhaoqing-gongxin', name: '肇庆市工业和信息化局' })
    expect(units.find(({ organisation }) => organisation === 'zhaoqing-gongxin')!.level).toBe('city')
    const city = await matrix('at=2024-11-06&periods=3&level=city')
    expect(new Set(city.units.map(({ level }) => level))).toEqual(new Set(['city']))
    expect(city.choices).toEqual(choices)
    const single = await matrix('at=2024-11-06&periods=3&organisation=zhaoqing-gongxin')
    expect(single.units.map(({ organisation }) => organisation)).toEqual(['zhaoqing-gongxin'])
    // All nine figures of September of one indicator came late, and one is returned.
    const stationsAlone = await matrix('at=2024-11-06&periods=2&indicator=zhaoqing-5g-base-stations')
    expect(stationsAlone.units).toHaveLength(1)
    expect(stationsAlone.units[0]!.standings).toMatchObject([
      { promptness: 'late', owed: 9, late: 9, missing: 0, returned: 1 },
      { promptness: 'not-due', owed: 9 },
    ])
  })

  it('is handed out as a workbook with the same table', async () => {
    const url = '/api/timeliness.xlsx?at=2024-11-06&periods=2'
    const answer = await desk.server.app.inject({ url, headers: desk.reviewer })
    expect(answer.headers['content-disposition']).toContain('timeliness-2024-11-06.xlsx')
    const { sheets } = await readWorkbook({ bytes: answer.rawPayload, name: 'a.xlsx' })
    const rows = sheets[0]!.rows.map(({ cells }) => [...cells.values()].map(({ value }) => value))
    expect(rows[0]).toEqual(['单位', '及时率', '2024年9月', '2024年10月'])
    const own = rows.find(([name]) => name === '肇庆市工业和信息化局')!
    expect([own[0], own[2], own[3]]).toEqual([
      '肇庆市工业和信息化局',
      expect.stringMatching(/^缺报 \d+ 项，退回 1 项$/),
      '未到期',
    ])
  })

  it('refuses more than 36 periods, an unknown frequency or level, and a day that there is not', async () => {
    for (const query of ['periods=37', 'frequency=X', 'level=village', 'at=2024-02-31'])
      expect((await ask(desk.server, `GET /api/timeliness?${query}`, desk.reviewer)).status).toBe(400)
  })
})

describe('GET /api/timeliness/filings/:id', () => {
  const standing = async (id: string, at: string) =>
    ask(desk.server, `GET /api/timeliness/filings/${id}?at=${at}`, desk.reviewer)

  it('tells figure by figure what was returned, what lacks and what came when', async () => {
    const { status, body } = await standing('zhaoqing-gongxin-2024-M09', '2024-11-06')
    expect(status, JSON.stringify(body)).toBe(200)
    const { cells, ...filing } = body as FilingStatus
    expect(filing).toMatchObject({
      ...{ organisationName: '肇庆市工业和信息化局', period: '2024-M09', closed: false },
      standing: { promptness: 'missing', late: 9, returned: 1, owed: cells.length, deadline: '2024-10-14' },
    })
    const [first] = cells
    expect(first).toMatchObject({
      ...{ indicator: 'zhaoqing-5g-base-stations', region: '441202', regionName: '端州区' },
      ...{ state: 'returned', returnReason: '与台账不符', promptness: 'late', firstOn: '2024-10-31' },
      // The days from the 15th to the 31st, without two weekends.
      daysLate: 13,
    })
    expect(cells[1]).toMatchObject({ promptness: 'missing', state: null, firstOn: null, returnReason: null })
    expect(cells.at(-1)).toMatchObject({ promptness: 'late', state: 'submitted' })
    // The reporters are bound to the city: nobody can report the province's figure.
    expect(cells.flatMap(({ region, hasReporter }) => (hasReporter ? [] : [region]))).toEqual(['440000'])
    const lacking = cells.filter(({ promptness }) => promptness === 'missing').length
    expect(lacking).toBe(filing.standing.missing)
  })

  it('knows no filing that nobody owes', async () => {
    for (const id of ['zhaoqing-gongxin-2031-M01', 'nobody-2024-M09', 'zhaoqing-gongxin'])
      expect((await standing(id, '2024-11-06')).status).toBe(404)
  })
})
