import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

const table = {
  name: '待填报：2024/10 [全部]',
  columns: ['指标', '数值', '区划代码', '变化', '=说明'],
  rows: [
    ['5G基站', '8,100', '0441', '-3.2%', '=HYPERLINK("http://x","y")'],
    ['光缆', '12\u2009345.67', '0442', '+1%', ' ＝1+1'],
    ['软件业，收入', '—', '0443', '', '－2\n@SUM(1)'],
  ],
  demo: true,
}
const post = async (form: string, body: object, headers = desk.reporter) =>
  desk.server.app.inject({ method: 'POST', url: `/api/tables/${form}`, headers, payload: body })

describe('POST /api/tables/:form', () => {
  it('writes a table as it is shown: figures are numbers, formulas are texts, the demo is named in each row', async () => {
    const csv = await post('csv', table)
    expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(csv.body).toBe(
      "\uFEFF指标,数值,区划代码,变化,'=说明,数据性质\r\n" +
        '5G基站,8100,0441,-3.2%,"\'=HYPERLINK(""http://x"",""y"")",演示数据\r\n' +
        "光缆,12345.67,0442,+1%,' ＝1+1,演示数据\r\n" +
        '软件业，收入,,0443,,"\'－2\n@SUM(1)",演示数据\r\n',
    )
    const xlsx = await post('xlsx', table)
    expect(xlsx.statusCode).toBe(200)
    const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: xlsx.rawPayload })
    const rows = sheets[0]!.rows.map(({ cells }) =>
      [...cells.values()].map(({ type, value }) => `${type} ${value}`),
    )
    expect(sheets[0]!.name).toBe('待填报：2024 10 全部 （演示数据）')
    expect(rows[1]).toEqual([
      ...[
        'text 5G基站',
        'number 8100',
        'text 0441',
        'text -3.2%',
        'text \'=HYPERLINK("http://x","y")',
        'text 演示数据',
      ],
    ])
  })

  it('says nothing of a demo elsewhere, and refuses what no page shows', async () => {
    const csv = await post('csv', { ...table, columns: ['名称'], rows: [['人员']], demo: false })
    expect(csv.body).toBe('\uFEFF名称\r\n人员\r\n')
    expect((await post('csv', { ...table, columns: [] })).statusCode).toBe(400)
    expect((await post('ods', table)).statusCode).toBe(404)
    expect((await post('csv', table, {})).statusCode).toBe(401)
    const log = await ask(desk.server, 'GET /api/audit?kind=export', await by(desk.server, 'admin'))
    expect(log.status).toBe(403)
  })
})
