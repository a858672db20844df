import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSdmxCsv } from '#server/exchange/sdmx/read-csv.ts'
import { structureOf } from '#server/features/exchange/figures/observation-dataset.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await approve(server, [stations(6_900, '441200', '08'), stations(1_200, '441202')])
})
afterAll(() => server.stop())

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url, headers: { ...byToken, ...headers } })
/** The rows of an answer in SDMX-CSV as `region period value`. */
const told = async (url: string) => {
  const read = readSdmxCsv((await get(url)).body, structureOf(server.deps.catalogue.current()))
  return read.flatMap(({ cells }) =>
    cells.map(({ key, measures }) => [key[1], key[3], measures[0]].join(' ')),
  )
}

describe('GET /api/exchange/observations', () => {
  it('gives SDMX-CSV, or what format names, narrowed by indicator, region and period', async () => {
    const url = '/api/exchange/observations'
    expect(await told(url)).toEqual(['441200 2024-M08 6900', '441202 2024-M09 1200'])
    expect(await told(`${url}?region=441202`)).toEqual(['441202 2024-M09 1200'])
    const narrow = `${url}?indicator=zhaoqing-5g-base-stations&from=2024-07&to=2024-08`
    expect(await told(narrow)).toEqual(['441200 2024-M08 6900'])
  })

  it('gives a table for people: named columns, a byte order mark, names beside codes', async () => {
    const { body, headers } = await get('/api/exchange/observations?format=csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const [header, row] = body.split('\r\n')
    expect(header).toMatch(
      /^\uFEFF指标,指标代码,地区,地区代码,频度,频度代码,时期,时期代码,数值,数据状态,计量单位,/,
    )
    expect(row).toMatch(/,zhaoqing-5g-base-stations,肇庆市,441200,月,M,2024年8月,2024-M08,6900,正常,座,/)
  })

  it('gives an Excel workbook of figures and of targets, saved under a name with its day', async () => {
    const answer = await get('/api/exchange/observations?format=xlsx&region=441202', {
      'accept-encoding': 'gzip',
    })
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('审定数据 2024-10-31.xlsx'))
    const rowsOf = async (bytes: Buffer) =>
      (await readWorkbook({ bytes, name: 'a.xlsx' })).sheets[0]!.rows.map(({ cells }) => cells.get(9)?.value)
    expect(await rowsOf(answer.rawPayload)).toEqual(['数值', '1200'])
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const targets = await get('/sdmx/data/dataflow/XUSHI/TARGETS/1.0/*.441200?at=2024-10-31', {
      accept: type,
    })
    expect(targets.headers['content-type']).toBe(type)
    expect((await rowsOf(targets.rawPayload)).length).toBeGreaterThan(20)
  })
})
