import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { handIn as handInTo, settledImport } from '#tests/support/given/hand-in.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
let reviewer: Record<string, string>
let reporter: Record<string, string>
beforeAll(async () => {
  server = await startTestServer({ imports: true })
  await server.person('keeper', ['system-administrator'])
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  await server.person('reporter', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  admin = await by(server, 'keeper')
  reviewer = await by(server, 'reviewer')
  reporter = await by(server, 'reporter')
})
afterAll(() => server.stop())

const stations = 'zhaoqing-5g-base-stations'
/** A table of invented figures. */
const long = (year: number) => `指标,地区,期,数值,单位,状态,说明
5G基站累计开通数,肇庆市,${year}年6月,0.61,万座,,
5G基站累计开通数,肇庆,${year}07,"6,210",座,初步数,月报
5G基站累计开通数,肇庆,${year}-08,缺,,,
`
const wide = `地区,2013年9月,2013年10月
肇庆市,6400,6500
`

const handIn = (table: string | Buffer, query = '', headers = admin) =>
  handInTo(server, headers, table, query)
const act = (id: string, path: string, headers: Record<string, string>, payload?: object) =>
  ask(server, `POST /api/imports/${id}/${path}`, headers, payload)

const settled = (id: string) => settledImport(server, admin, id)
const series = async (year: number, query = '') =>
  (
    await ask(
      server,
      `GET /api/observations?indicator=${stations}&region=441200&from=${year}-01&to=${year}-12${query}`,
      reviewer,
    )
  ).body.observations as {
    period: string
    value: number | null
    state: string
    note: string | null
    provenance: string
  }[]

describe('POST /api/imports', () => {
  it('reads and checks a table, shows how, and stores nothing before it is submitted', async () => {
    const id = await handIn(long(2018), '&check=true&issuer=统计年鉴2023&provenance=published')
    const shown = await settled(id)
    expect(shown).toMatchObject({
      state: 'checked',
      mapping: {
        sheet: '历史',
        header: 1,
        columns: { indicator: 1, region: 2, period: 3, value: 4, unit: 5, status: 6, note: 7 },
        across: null,
      },
      counts: { values: 3, absent: 1, converted: 1, revised: 0, same: 0, errors: 0 },
      regions: ['肇庆市'],
      periods: ['2018-M06', '2018-M07', '2018-M08'],
      transitions: ['change', 'cancel', 'submit'],
      maySubmit: true,
      mayDecide: false,
    })
    expect(shown.read[0]).toEqual({
      row: 2,
      column: 4,
      indicatorName: '5G基站累计开通数',
      regionName: '肇庆市',
      period: '2018年6月',
      value: '6100',
      unit: '座',
      reason: null,
      converted: '万座',
    })
    expect(await series(2018, '&includeHistory=true')).toEqual([])
  })

  it('submits a table without errors as a whole, which one reviewer releases by one act', async () => {
    const id = await handIn(long(2023), '&issuer=统计年鉴2023')
    expect(await settled(id)).toMatchObject({ state: 'submitted', done: 3, total: 3 })
    expect(
      (await series(2023, '&includeHistory=true')).map(({ period, value, state, note }) => [
        period,
        value,
        state,
        note,
      ]),
    ).toEqual([
      ['2023-M06', 6100, 'submitted', '统计年鉴2023'],
      ['2023-M07', 6210, 'submitted', '统计年鉴2023；月报'],
      ['2023-M08', null, 'submitted', '统计年鉴2023'],
    ])
    // The queue lists single cells; a table is decided on as a whole.
    expect((await ask(server, 'GET /api/review', reviewer)).body.items).toEqual([])
    const { body: seen } = await ask(server, `GET /api/imports/${id}`, reviewer)
    expect(seen.transitions).toEqual(['release', 'return'])
    expect((await act(id, 'release', admin)).status).toBe(403)
    expect((await act(id, 'release', reviewer)).status).toBe(202)
    expect(await settled(id)).toMatchObject({ state: 'released', decidedBy: 'reviewer', mayDecide: false })
    expect((await series(2023)).map(({ value, state }) => [value, state])).toEqual([
      [6100, 'approved'],
      [6210, 'approved'],
      [null, 'approved'],
    ])
    const cell = `indicator=${stations}&region=441200&period=2023-M07`
    const { body } = await ask(server, `GET /api/observations/history?${cell}`, reporter)
    expect(body.acts[0].file).toEqual({ name: '历史.csv', path: null })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
    // A table that is sent once more has no new values.
    expect(await settled(await handIn(long(2023)))).toMatchObject({
      state: 'known',
      counts: { values: 0, same: 3 },
      reason: '表里的数都已经在系统里，没有要导入的。',
    })
  })

  it('is returned as a whole, with a reason', async () => {
    const id = await handIn(long(2020))
    await settled(id)
    expect((await act(id, 'return', reviewer, { reason: '不' })).status).toBe(400)
    expect((await act(id, 'return', reviewer, { reason: '口径不是本市的' })).status).toBe(202)
    expect(await settled(id)).toMatchObject({ state: 'returned', reason: '口径不是本市的' })
    expect((await series(2020, '&includeHistory=true')).map(({ state }) => state)).toEqual([
      'returned',
      'returned',
      'returned',
    ])
    expect((await act(id, 'release', reviewer)).body.code).toBe('conflict')
  })

  it('tells every fault with its row and column, and takes nothing', async () => {
    const id = await handIn(`指标,地区,期,数值
5G基站累计开通数,肇庆市,2017年6月,约六千
铁塔,肇庆市,2017年6月,1
5G基站累计开通数,肇庆市,2017年7月,-5
5G基站累计开通数,肇庆市,2017年8月,6000
5G基站累计开通数,肇庆市,2017年8月,6001
5G基站累计开通数,肇庆市,2099年8月,6001
`)
    const shown = await settled(id)
    expect(shown.state).toBe('faulty')
    expect(
      shown.findings.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code]),
    ).toEqual([
      [2, 'bad-value'],
      [3, 'unknown-indicator'],
      [4, 'negative-value'],
      [6, 'duplicate-cell'],
      [7, 'period-not-ended'],
    ])
    expect((await act(id, 'submit', admin)).body.code).toBe('conflict')
    expect(await series(2017, '&includeHistory=true')).toEqual([])
    const all = await server.app.inject({ url: `/api/imports/${id}/findings.csv`, headers: admin })
    expect(all.body.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF行,列,性质,代码,说明',
      expect.stringMatching(/^2,D,强制性,bad-value,/),
    ])
  })

  it('is read by a mapping that is put right, which is remembered for the next table with the same heads', async () => {
    const id = await handIn(wide, '&check=true')
    const first = await settled(id)
    expect([first.state, first.mapping?.across, first.findings[0]?.code]).toEqual([
      'faulty',
      'period',
      'unknown-indicator',
    ])
    const mapping = { ...first.mapping!, fixed: { indicator: stations } }
    const change = (version: number) =>
      ask(server, `PUT /api/imports/${id}`, { ...admin, 'if-match': `"${version}"` }, { mapping })
    expect((await change(first.version - 1)).status).toBe(412)
    expect((await change(first.version)).status).toBe(202)
    expect(await settled(id)).toMatchObject({ state: 'checked', counts: { values: 2 } })
    const next = await settled(await handIn(wide.replaceAll('2013', '2012'), '&check=true'))
    expect([next.state, next.remembered, next.periods]).toEqual(['checked', true, ['2012-M09', '2012-M10']])
  })

  it('has its columns recognised anew on the sheet that is named', async () => {
    const workbook = new Workbook()
    workbook.addWorksheet('封面').addRow(['统计年鉴（虚构）'])
    const sheet = workbook.addWorksheet('数据')
    sheet.addRow(['指标', '地区', '期', '数值'])
    sheet.addRow(['5G基站累计开通数', '肇庆市', '2011年3月', 6100])
    const id = await handIn(Buffer.from(await workbook.xlsx.writeBuffer()), '&check=true')
    const first = await settled(id)
    expect([first.state, first.sheets, first.mapping?.sheet]).toEqual(['faulty', ['封面', '数据'], '封面'])
    const change = { mapping: null, sheet: '数据' }
    const headers = { ...admin, 'if-match': `"${first.version}"` }
    expect((await ask(server, `PUT /api/imports/${id}`, headers, change)).status).toBe(202)
    expect(await settled(id)).toMatchObject({
      state: 'checked',
      mapping: { sheet: '数据', columns: { indicator: 1, region: 2, period: 3, value: 4 } },
      periods: ['2011-M03'],
    })
  })

  it('is cancelled while it is not submitted, and not after', async () => {
    const id = await handIn(long(2016), '&check=true')
    expect((await ask(server, `DELETE /api/imports/${id}`, admin)).status).toBe(202)
    expect((await settled(id)).state).toBe('cancelled')
    const other = await handIn(long(2016))
    await settled(other)
    expect((await ask(server, `DELETE /api/imports/${other}`, admin)).body.code).toBe('conflict')
  })

  it('takes a reporter’s own cells alone, and shows the import to no other reporter', async () => {
    const id = await handIn(long(2015), '&check=true', reporter)
    expect((await settledImport(server, reporter, id)).state).toBe('checked')
    const foreign = await handIn(
      long(2015).replaceAll('肇庆市', '珠海市').replaceAll('肇庆', '珠海'),
      '&check=true',
      reporter,
    )
    expect((await settledImport(server, reporter, foreign)).state).toBe('faulty')
    await server.person('other', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
    expect((await ask(server, `GET /api/imports/${id}`, await by(server, 'other'))).status).toBe(404)
    expect((await ask(server, 'GET /api/imports', await by(server, 'other'))).body.imports).toEqual([])
  })

  it('refuses a file that is no table, a mapping that is none, and values of a period that was closed meanwhile', async () => {
    const send = (payload: string, query = '') =>
      server.app.inject({
        method: 'POST',
        url: `/api/imports?name=x.csv${query}`,
        headers: { ...admin, 'content-type': 'text/csv' },
        payload,
      })
    expect((await send('%PDF-1.7')).statusCode).toBe(415)
    expect((await send(long(2015), '&mapping=%7B%7D')).json()).toMatchObject({ code: 'bad-request' })
    const quoted = await handIn('指标,"期\n1,2', '&check=true')
    expect(await settled(quoted)).toMatchObject({
      state: 'unreadable',
      reason: expect.stringContaining('引号没有结束'),
    })
    const before = await handIn(long(2014), '&check=true')
    await settled(before)
    await ask(server, 'POST /api/periods/2014-M06/closure', admin, { reason: '核对完毕' })
    expect((await act(before, 'submit', admin)).body.code).toBe('period-closed')
  })
})
