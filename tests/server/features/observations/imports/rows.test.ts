import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RowsChecked } from '#server/contract/import-rows.ts'
import { guardedRows } from '#server/features/observations/imports/rows/guarded-rows.ts'
import { readSdmxRows } from '#server/features/observations/imports/rows/read-sdmx.ts'
import { unitCodesOf } from '#server/features/observations/imports/rows/unit-codes.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { settledImport } from '#tests/support/given/hand-in.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

type Headers = Record<string, string>
let server: TestServer
let reviewer: Headers
let reporter: Headers
const token: Headers = byToken
beforeAll(async () => {
  server = await startTestServer({ imports: true })
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  await server.person('reporter', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  reviewer = await by(server, 'reviewer')
  reporter = await by(server, 'reporter')
})
afterAll(() => server.stop())

const ndjson = 'application/x-ndjson'
const sdmxCsv = 'application/vnd.sdmx.data+csv; version=2.1.0'
const stations = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const share = { indicator: 'zhaoqing-hospitals-on-sharing-platform', region: '441200' }
/** A row of invented figures. */
const row = (period: string, value: number | string, more: object = {}) => ({
  ...stations,
  period,
  value,
  ...more,
})
const lines = (...rows: readonly object[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join('')

const push = (payload: string | Buffer | Readable, { query = '', headers = token, type = ndjson } = {}) =>
  server.app.inject({
    method: 'POST',
    url: `/api/imports/rows${query}`,
    headers: { ...headers, 'content-type': type },
    payload,
  })
const settled = async (answer: { statusCode: number; body: string }, headers = token) => {
  expect(answer.statusCode, answer.body).toBe(201)
  return settledImport(server, headers, (JSON.parse(answer.body) as { id: string }).id)
}
const checked = async (payload: string, type = ndjson) => {
  const answer = await push(payload, { query: '?check=true', type })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<RowsChecked>()
}
const series = async (indicator: string, year: number) => {
  const query = `indicator=${indicator}&region=441200&from=${year}-01&to=${year}-12&includeHistory=true`
  const { body } = await ask(server, `GET /api/observations?${query}`, reviewer)
  return body.observations as { period: string; value: number | null; state: string }[]
}
const figures = async (indicator: string, year: number) =>
  (await series(indicator, year)).map(({ period, value, state }) => [period, value, state])

describe('POST /api/imports/rows', () => {
  it('takes rows of a token that may publish as a whole, releases them at once, and makes no revision of a value that stands already', async () => {
    const rows = lines(
      row('2018-09', 6100, { note: '月报' }),
      row('2018-M10', '6200'),
      row('2018-M11', 6300, { status: 'P' }),
      { ...share, period: '2018-M11', numerator: 150, denominator: 160 },
    )
    const sent = await push(`\uFEFF${rows}`, { query: '?issuer=市工信局接口&provenance=published&name=夜间' })
    expect(await settled(sent)).toMatchObject({
      state: 'released',
      rows: 'ndjson',
      name: '夜间.txt',
      actorName: '令牌“tests”',
      counts: { values: 4, errors: 0 },
      mapping: null,
      transitions: [],
      mayChange: false,
    })
    expect(await figures(stations.indicator, 2018)).toEqual([
      ['2018-M09', 6100, 'approved'],
      ['2018-M10', 6200, 'approved'],
      ['2018-M11', 6300, 'approved'],
    ])
    expect((await series(share.indicator, 2018))[0]).toMatchObject({
      value: 93.75,
      numerator: 150,
      provenance: 'published',
      note: '市工信局接口',
    })
    expect(await settled(await push(rows))).toMatchObject({ state: 'known', counts: { values: 0, same: 4 } })
    expect(await settled(await push(lines(row('2018-M10', 6200), row('2018-M11', 6350))))).toMatchObject({
      counts: { values: 1, same: 1, revised: 1 },
    })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('lets rows of a reporter wait for a reviewer, and refuses rows of others’ cells', async () => {
    const sent = await push(lines(row('2019-M09', 6400), row('2019-M10', 6500)), { headers: reporter })
    const { id, state } = await settled(sent, reporter)
    expect(state).toBe('submitted')
    expect((await ask(server, `POST /api/imports/${id}/release`, reviewer)).status).toBe(202)
    expect(await settledImport(server, reporter, id)).toMatchObject({ state: 'released' })
    expect((await figures(stations.indicator, 2019)).map((figure) => figure.at(-1))).toEqual([
      'approved',
      'approved',
    ])
    const other = lines({ indicator: '350200-1', region: '350200', period: '2019-M09', value: 1 })
    expect(await settled(await push(other, { headers: reporter }), reporter)).toMatchObject({
      state: 'faulty',
    })
    expect((await push(other, { headers: reviewer })).statusCode).toBe(403)
  })

  it('takes no row at all where one is not of this catalogue, broken off, hostile or of the future', async () => {
    const rows = `${lines(
      row('2017-M01', 5000),
      row('2017-M02', 5100, { indicator: 'nobody-knows-it' }),
      row('2017-M03', 5200, { region: '999999' }),
      row('2017-M04', '五千'),
      row('2099-M05', 5400),
      row('2017-M06', 5500, { reason: 'overdue' }),
      row('2017-M07', 5600, { __proto__x: {} }),
      row('2017-Q3', 5700),
      row('2017-M01', 5001),
    )}[[]]\n"text"\n\n{"indicator":"zhaoqing-5g-base-stations","region":"4412`
    const shown = await settled(await push(rows))
    expect(shown).toMatchObject({ state: 'faulty', counts: { errors: 11 } })
    expect(
      shown.findings.flatMap(({ severity, row: line, code }) => (severity === 'error' ? [[line, code]] : [])),
    ).toEqual([
      [2, 'unknown-indicator'],
      [3, 'unknown-region'],
      [4, 'bad-value'],
      [5, 'period-not-ended'],
      ...[6, 7].map((line) => [line, 'bad-item']),
      [8, 'wrong-frequency'],
      [9, 'duplicate-cell'],
      ...[10, 11, 13].map((line) => [line, 'bad-item']),
    ])
    expect(shown.findings.at(-1)!.message).toContain('最后一行不是完整的 JSON')
    expect(await series(stations.indicator, 2017)).toEqual([])
  })

  it('with check=true tells what it would come to, and keeps nothing', async () => {
    const { reader } = server.deps.store
    const before = await reader.db.select().from(reader.tables.ledger)
    const listed = (await ask(server, 'GET /api/imports', byToken)).body.imports.length
    const files = await reader.db.select().from(reader.tables.file)
    expect(await checked(lines(row('2016-M01', 5000), row('2016-M02', -1)))).toMatchObject({
      counts: { values: 2, errors: 1 },
      findings: [{ row: 2, code: 'negative-value', severity: 'error' }],
    })
    expect(await reader.db.select().from(reader.tables.ledger)).toEqual(before)
    expect(await reader.db.select().from(reader.tables.file)).toEqual(files)
    expect((await ask(server, 'GET /api/imports', byToken)).body.imports).toHaveLength(listed)
  })

  it('under one Idempotency-Key is staged once', async () => {
    const key = { headers: { ...byToken, 'idempotency-key': 'nightly-2015' } }
    const rows = lines(row('2015-M01', 4000))
    const first = await push(rows, key)
    await settled(first)
    const again = await push(rows, key)
    expect([again.statusCode, again.body]).toEqual([201, first.body])
    expect((await push(lines(row('2015-M01', 4001)), key)).json()).toMatchObject({
      code: 'idempotency-key-reused',
    })
    expect(await figures(stations.indicator, 2015)).toEqual([['2015-M01', 4000, 'approved']])
  })

  it('takes as SDMX-CSV what the exchange gives out, and no row in another unit, structure or frequency', async () => {
    const head =
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,UNIT_MULT,COMPUTED'
    const record = (
      period: string,
      value: string,
      { mult = '0', action = 'M', freq = 'M', computed = '' } = {},
    ) =>
      `dataflow,XUSHI:OBSERVATIONS(1.0),${action},${stations.indicator},441200,${freq},${period},${value},${mult},${computed}`
    const table = (...records: string[]) => [head, ...records, ''].join('\r\n')
    expect(
      await settled(
        await push(table(record('2014-M01', '3000'), record('2014-M02', '1', { computed: 'Y' })), {
          type: sdmxCsv,
        }),
      ),
    ).toMatchObject({ state: 'released', rows: 'sdmx-csv', counts: { values: 1, empty: 1 } })
    expect(await figures(stations.indicator, 2014)).toEqual([['2014-M01', 3000, 'approved']])
    const another = table(record('2014-M03', '3100')).replace('OBSERVATIONS(', 'TARGETS(')
    const refused = await settled(await push(another, { type: sdmxCsv }))
    expect(refused).toMatchObject({ state: 'unreadable', reason: expect.stringContaining('STRUCTURE_ID') })
    const read = (text: string) => readSdmxRows(text, unitCodesOf(server.deps.catalogue.current()))
    const half = record('2014-S1', '3000', { freq: 'S' })
    const { faults } = read(
      table(record('2014-M03', '0.3', { mult: '4' }), record('2014-M04', '3000', { freq: 'Q' }), half),
    )
    expect(faults.map(({ row: line, code }) => `${line} ${code}`)).toEqual(['2 bad-value', '3 bad-period'])
    for (const [text, word] of [
      [another, 'STRUCTURE_ID'],
      [table(record('2014-M03', '3100', { action: 'D' })), '不删数'],
      [table(record('2014-M03', '1'), record('2014-M04', '1', { action: 'A' })), '一种 ACTION'],
      [`${table(record('2014-M03', '3100'))}dataflow,XUSHI:OBS`, '第 3 行有 2 列'],
      [`${table(record('2014-M03', '3100'))}dataflow,"XUSHI`, '没有结束'],
      [table(), '没有数据'],
      ['指标,地区\n', 'STRUCTURE'],
    ] as const)
      expect(() => read(text)).toThrow(word)
  })

  it('refuses, while it comes in, what cannot be rows: another encoding, a page, an empty body, another type', async () => {
    const latin = Buffer.concat([
      Buffer.from(lines(row('2013-M01', 1))),
      Buffer.from([0xd5, 0xd8, 0xc7, 0xec]),
    ])
    for (const [payload, code, word] of [
      [latin, 'bad-request', '不是 UTF-8'],
      [`{"note":"${'长'.repeat(30_000)}"}`, 'bad-request', '第 1 行超过 64 KB'],
      ['<!doctype html><p>登录', 'file-type-not-allowed', '可以保存的有：文本、CSV 表格'],
      ['', 'file-type-not-allowed', '空'],
    ] as const) {
      const answer = await push(payload)
      expect(answer.json()).toMatchObject({ code, detail: expect.stringContaining(word) })
    }
    expect((await push('{}', { type: 'application/json' })).statusCode).toBe(415)
    expect((await push('{}', { headers: {} })).statusCode).toBe(401)
  })

  it('stops reading a body that never ends', async () => {
    let given = 0
    const piece = Buffer.from(lines(row('2013-M01', 1)).repeat(500))
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 500
          yield piece
        }
      })(),
    )
    const read = async () => {
      for await (const bytes of guardedRows(endless, 'ndjson')) expect(bytes.length).toBeGreaterThan(0)
    }
    await expect(read()).rejects.toMatchObject({ code: 'too-many-items' })
    expect(given).toBeLessThan(110_000)
  })
})
