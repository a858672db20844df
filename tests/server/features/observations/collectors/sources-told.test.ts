import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvRows } from '#server/exchange/csv-text.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await openCollecting()
})
afterAll(() => at.stop())

const indicator = 'zhaoqing-hospitals-on-sharing-platform'
/** Rows of what goes out of an indicator as SDMX-CSV, by the columns that are asked for. */
const out = async (of: string, ...columns: readonly string[]) => {
  const url = `/sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/${of}?format=sdmx-csv`
  const { body } = await at.server.app.inject({ url, headers: byToken })
  const [head = [], ...rows] = csvRows(body, ',')
  return rows
    .filter((row) => row.length === head.length)
    .map((row) => columns.map((id) => row[head.indexOf(id)]))
}

it('asks reviewers for a grant by their bell, but not those who set the collector up, and tells each value’s source from then on', async () => {
  const rings = async (headers: Record<string, string>) =>
    ((await ask(at.server, 'GET /api/bell', headers)).body.rings as { page?: string; title: string }[])
      .filter(({ page }) => page === 'collectors')
      .map(({ title }) => title)
  const id = await at.make({ producer: '省统计局', limits: '仅供参考' })
  expect(await rings(await at.reviewer())).toEqual([])
  const asked = () =>
    at.admin().then((headers) => ask(at.server, `POST /api/collectors/${id}/grant-request`, headers))
  expect([(await asked()).status, (await asked()).status]).toEqual([204, 409])
  expect((await at.shown(id)).grantAsked).toBe(true)
  expect(await rings(await at.reviewer())).toEqual(['采集任务“省通信管理局”请准许直接通过'])
  expect(await rings(await at.admin())).toEqual([])
  await ask(at.server, `PUT /api/collectors/${id}/grant`, await at.reviewer())
  expect([await rings(await at.reviewer()), (await at.shown(id)).grantAsked]).toEqual([[], false])
  await at.source.answer(table([7, 7_700]))
  expect(await at.run(id)).toMatchObject({ counts: { approved: 1 } })
  expect(await out('zhaoqing-5g-base-stations', 'TIME_PERIOD', 'DATA_SOURCE')).toContainEqual([
    '2024-M07',
    '省通信管理局；制作：省统计局；版本：2024-10-31；方法：全面统计；限制：仅供参考',
  ])
  const metrics = await at.server.app.inject({ url: '/metrics', headers: byToken })
  expect(metrics.body).toContain('xushi_collectors{state="enabled"} 1')
})

it('takes numerator and denominator from SDMX, and gives them out again', async () => {
  const id = await at.make({
    ...{ name: '省卫生健康委', url: new URL('/sdmx', at.source.url).href, form: 'sdmx-csv' },
    mapping: {
      header: 1,
      columns: { indicator: 3, region: 4, period: 6, value: 7 },
      across: null,
      fixed: {},
    },
    heads: { indicator: 'INDICATOR', region: 'REF_AREA', period: 'TIME_PERIOD', value: 'OBS_VALUE' },
  })
  await at.source.answer(
    [
      'STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,NUMERATOR,DENOMINATOR',
      `dataflow,XUSHI:OBSERVATIONS(1.0),${indicator},441200,M,2024-08,90.36,150,166`,
      `dataflow,XUSHI:OBSERVATIONS(1.0),${indicator},441200,M,2024-09,91,150,166`,
    ].join('\n'),
  )
  expect(await at.run(id)).toMatchObject({
    counts: { taken: 1, refused: 1 },
    refusals: [{ row: 3, code: 'share-disagrees' }],
  })
  const cell = { indicator, region: '441200', period: '2024-M08', revision: 1 }
  await ask(at.server, 'POST /api/review/approvals', await at.reviewer(), { items: [cell] })
  expect(await out(indicator, 'TIME_PERIOD', 'NUMERATOR', 'DENOMINATOR')).toContainEqual([
    '2024-M08',
    '150',
    '166',
  ])
})

it('takes no SDMX value in another unit than its indicator’s, and says which', async () => {
  const indicator = 'zhaoqing-5g-base-stations'
  const id = await at.make({
    ...{ name: '省通信管理局交换', url: new URL('/sdmx', at.source.url).href, form: 'sdmx-csv' },
    mapping: {
      header: 1,
      columns: { indicator: 3, region: 4, period: 6, value: 7 },
      across: null,
      fixed: {},
    },
    heads: { indicator: 'INDICATOR', region: 'REF_AREA', period: 'TIME_PERIOD', value: 'OBS_VALUE' },
  })
  const row = (month: string, value: string, unit: string) =>
    `dataflow,XUSHI:OBSERVATIONS(1.0),${indicator},441200,M,2024-${month},${value},${unit}`
  await at.source.answer(
    [
      'STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT',
      row('06', '7600', 'U5EA7,0'),
      row('07', '0.77', 'U5EA7,4'),
      row('08', '7750', 'U5BB6,0'),
    ].join('\n'),
  )
  expect(await at.run(id)).toMatchObject({
    counts: { taken: 1, refused: 2 },
    refusals: [
      { row: 3, code: 'bad-value', message: expect.stringContaining('UNIT_MULT 是“4”') as string },
      {
        row: 4,
        code: 'bad-value',
        message: expect.stringContaining('UNIT_MEASURE 是“U5BB6”') as string,
      },
    ],
  })
})
