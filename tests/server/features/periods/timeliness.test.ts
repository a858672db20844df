import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TimelinessMatrix } from '#server/contract/timeliness.ts'
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
  // The desk stands on 31 October 2024: September was due on 15 October.
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
  it('tells of each unit and period what is late, missing and returned, by first submissions', async () => {
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
    // On the day before they came nothing of September was there.
    const before = (await matrix('at=2024-10-30&periods=1')).units.find(
      ({ organisation }) => organisation === 'zhaoqing-gongxin',
    )
    expect(before!.standings[0]).toMatchObject({ late: 0, missing: september!.owed })
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

  it('refuses more periods than 36 and an unknown frequency', async () => {
    for (const query of ['periods=37', 'frequency=X', 'at=2024-02-31'])
      expect((await ask(desk.server, `GET /api/timeliness?${query}`, desk.reviewer)).status).toBe(400)
  })
})
