import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RowsChecked } from '#server/contract/import-rows.ts'
import { byToken } from '#tests/support/callers/ask.ts'
import { settledImport } from '#tests/support/given/hand-in.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ imports: true })
})
afterAll(() => server.stop())

const rows = (value: number, status: string) =>
  `STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DATA_SOURCE
dataflow,XUSHI:OBSERVATIONS(1.0),M,zhaoqing-5g-base-stations,441200,M,2014-M05,${value},${status},省通信管理局
`
const push = (query: string, payload: string) =>
  server.app.inject({
    method: 'POST',
    url: `/api/imports/rows${query}`,
    headers: { ...byToken, 'content-type': 'application/vnd.sdmx.data+csv' },
    payload,
  })

it('tells the source of published rows on, says of that of reported ones that it is a note, and takes no figure that is said to be missing', async () => {
  const url = '/api/exchange/observations?from=2014-05&to=2014-05'
  const pushed = async (query: string, value: number) => {
    const { id } = (await push(query, rows(value, 'A'))).json<{ id: string }>()
    const { state, findings } = await settledImport(server, byToken, id)
    const { body } = await server.app.inject({ url, headers: byToken })
    return [state, findings.map(({ row, code }) => [row, code]), body.includes('省通信管理局')]
  }
  expect(await pushed('', 3200)).toEqual(['released', [[2, 'source-in-note']], false])
  expect(await pushed('?provenance=published', 3201)).toEqual(['released', [], true])
  const missing = (await push('?check=true&provenance=published', rows(3202, 'M'))).json<RowsChecked>()
  expect(missing.findings).toMatchObject([
    { severity: 'error', code: 'bad-item', message: expect.stringContaining('M（缺失）') as string },
  ])
})
