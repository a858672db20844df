import JSONstat from 'jsonstat-toolkit'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSdmxCsv } from '#server/exchange/sdmx/read-csv.ts'
import { readSdmxJson } from '#server/exchange/sdmx/read-json.ts'
import { structureOf } from '#server/features/exchange/figures/observation-dataset.ts'
import { giveToken } from '#tests/support/callers/staff.ts'
import { byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { sharedIsHere } from '#tests/support/shared.ts'
import { compilingTakes, faultsBySchema } from '../../exchange/sdmx/official-schemas.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
/** The ledger's sequence after the first approvals. */
let first: number
beforeAll(async () => {
  desk = await openDesk()
  first = await approve(desk.server, [stations(6_900, '441200', '08'), stations(7_000)])
  await approve(desk.server, [stations(7_050), stations(1_200, '441202')])
  const share = { indicator: 'zhaoqing-hospitals-on-sharing-platform', region: '441200', period: '2024-M09' }
  await approve(desk.server, [{ ...share, numerator: 158, denominator: 166 }])
  const waiting = { items: [stations(9_999, '441200', '07')] }
  await desk.server.app.inject({
    method: 'POST',
    url: '/api/observations',
    headers: desk.reporter,
    payload: waiting,
  })
  await giveToken(desk.server.deps, {
    name: '端州',
    secret: 'token-of-one-county-0123456789',
    rights: ['read:441202'],
  })
})
afterAll(() => desk.server.stop())

const flow = '/sdmx/data/dataflow/XUSHI/OBSERVATIONS'
const get = (url: string, headers: Record<string, string> = {}) =>
  desk.server.app.inject({ url, headers: { ...byToken, ...headers } })
const csv = { accept: 'application/vnd.sdmx.data+csv;version=2.1.0' }

/** The rows of an answer in SDMX-CSV as `region period value`. */
const told = async (url: string, headers: Record<string, string> = csv) => {
  const answer = await get(url, headers)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  const read = readSdmxCsv(answer.body, structureOf(desk.server.deps.catalogue.current()))
  return read.flatMap(({ cells }) =>
    cells.map(({ key, measures }) => [key[1], key[3], measures[0]].join(' ')),
  )
}
const everything = [
  '441200 2024-M08 6900',
  '441200 2024-M09 7050',
  '441202 2024-M09 1200',
  '441200 2024-M09 95.1807228915663',
]

describe('GET /sdmx/data', () => {
  it('tells what is approved, each cell as it stands, and nothing that waits', async () => {
    expect(await told(flow)).toEqual(everything)
  })

  it('answers in the form that the client accepts, SDMX-JSON where it takes any', async () => {
    const typeOf = async (accept: string, query = '') =>
      String((await get(`${flow}${query}`, { accept })).headers['content-type'])
    expect(await typeOf('*/*')).toBe('application/vnd.sdmx.data+json; version=2.1.0')
    expect(await typeOf('application/json;q=0.5, text/csv')).toBe(
      'application/vnd.sdmx.data+csv; version=2.1.0',
    )
    expect(await typeOf('application/vnd.sdmx.data+csv;version=1.0.0, application/json')).toMatch(
      /data\+json/,
    )
    expect(await typeOf('*/*', '?format=json-stat')).toBe('application/json; charset=utf-8')
    const labelled = await get(flow, { accept: 'application/vnd.sdmx.data+csv;version=2.1.0;labels=both' })
    expect(labelled.body).toContain(',441200: 肇庆市,M: 月,2024-M08,6900,A: 正常,')
    const refused = await get(flow, { accept: 'application/vnd.sdmx.data+xml;version=3.1.0' })
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([406, 'not-acceptable'])
  })

  it('tells the same by SDMX-JSON, by series and flat, and by JSON-stat', async () => {
    for (const query of ['', '?dimensionAtObservation=AllDimensions']) {
      const [read, ...more] = readSdmxJson((await get(`${flow}${query}`)).json())
      expect(more).toEqual([])
      expect(read!.cells.map(({ key, measures }) => [key[1], key[3], measures[0]].join(' '))).toEqual(
        everything,
      )
    }
    const cube = JSONstat((await get(`${flow}?format=json-stat`)).json())
    const cell = {
      INDICATOR: 'zhaoqing-5g-base-stations',
      REF_AREA: '441202',
      FREQ: 'M',
      TIME_PERIOD: '2024-M09',
    }
    expect(cube.Data(cell).value).toBe(1_200)
  })

  it.each([
    ['/1.0/zhaoqing-5g-base-stations.441202', everything.slice(2, 3)],
    ['/1.0/*.441202.M,zhaoqing-hospitals-on-sharing-platform', everything.slice(2)],
    ['/+/..A', []],
    ['/1.0?c[REF_AREA]=441202,440400', everything.slice(2, 3)],
    ['/1.0?c[INDICATOR]=zhaoqing-hospitals-on-sharing-platform&c[FREQ]=eq:M', everything.slice(3)],
    ['/*/*?c[TIME_PERIOD]=ge:2024-09', everything.slice(1)],
    ['/*/*?c[TIME_PERIOD]=ge:2024-07%2Blt:2024-09', everything.slice(0, 1)],
    ['/*/*?c[TIME_PERIOD]=2024-08,2024-07', everything.slice(0, 1)],
    ['/*/*?c[TIME_PERIOD]=gt:2024-M08+le:2024-Q3', everything.slice(1)],
    ['?lastNObservations=1', everything.slice(1)],
  ])('narrows by %s', async (query, expected) => {
    expect(await told(`${flow}${query}`)).toEqual(expected)
  })

  it('tells what was known at a sequence, what came after it, and every revision', async () => {
    expect(await told(`${flow}?asOf=${first}`)).toEqual(['441200 2024-M08 6900', '441200 2024-M09 7000'])
    expect(await told(`${flow}?updatedAfter=${first}`)).toEqual(everything.slice(1))
    const key = '/1.0/zhaoqing-5g-base-stations.441200'
    const all = ['441200 2024-M08 6900', '441200 2024-M09 7000', '441200 2024-M09 7050']
    expect(await told(`${flow}${key}?includeHistory=true`)).toEqual(all)
    const datasets = readSdmxJson((await get(`${flow}${key}?includeHistory=true`)).json())
    expect(datasets.map(({ cells }) => cells.map(({ measures }) => measures[0]))).toEqual([
      ['6900', '7000'],
      ['7050'],
    ])
  })

  it('tells a token that is narrowed to a board nothing else', async () => {
    const county = { authorization: 'Bearer token-of-one-county-0123456789', ...csv }
    expect(await told(flow, county)).toEqual(everything.slice(2, 3))
    expect(await told(`${flow}/1.0/zhaoqing-5g-base-stations.441200`, county)).toEqual([])
    expect(await told('/api/exchange/observations', county)).toEqual(everything.slice(2, 3))
    const targets = await get('/sdmx/data/dataflow/XUSHI/TARGETS', county)
    expect(targets.body.split('\r\n').filter((line) => line.includes(',441200,'))).toEqual([])
  })

  it('answers 304 until something is approved, and compressed as the client accepts', async () => {
    const plain = await get(flow, csv)
    const known = String(plain.headers['etag'])
    const again = await get(flow, { ...csv, 'if-none-match': known })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await get(`${flow}?lastNObservations=1`, { ...csv, 'if-none-match': known })
    expect(other.statusCode).toBe(200)
    const brotli = await get(flow, { ...csv, 'accept-encoding': 'br' })
    const gzip = await get(flow, { ...csv, 'accept-encoding': 'gzip' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  })

  it('leaves out attributes that are not asked for, except the one that marks demo values', async () => {
    const [header] = (await get(`${flow}?attributes=none`, csv)).body.split('\r\n')
    expect(header).toMatch(/,TIME_PERIOD,OBS_VALUE,PROVENANCE$/)
    const [few] = (await get(`${flow}?attributes=UNIT_MEASURE,OBS_STATUS`, csv)).body.split('\r\n')
    expect(few).toMatch(/,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,PROVENANCE$/)
  })

  it.each([
    ['/sdmx/data/dataflow/XUSHI/NONE', 404, '没有数据流“NONE”'],
    ['/sdmx/data/dataflow/ECB/OBSERVATIONS', 404, '这里只有 XUSHI 的结构'],
    [`${flow}/7.0`, 404, '版本 1.0'],
    [`${flow}/1.0/none`, 404, '指标（INDICATOR）没有代码“none”'],
    [`${flow}/1.0/*.*.*.2024`, 400, '应至多 3 段：INDICATOR.REF_AREA.FREQ'],
    [`${flow}?c[TIME_PERIOD]=ge:soon`, 422, '“soon”不是时期'],
    [`${flow}?c[TIME_PERIOD]=2024%2B2025`, 400, '时期请写成'],
    [`${flow}?c[TIME_PERIOD]=ge:2024%2Bsw:2`, 400, '时期请写成'],
    [`${flow}?c[FREQ]=ne:M`, 400, '不能写“ne:”'],
    [`${flow}?asOf=2024-10-01T00:00:00Z&updatedAfter=999`, 400, '还没有第 999 号'],
    [`${flow}?format=json-stat&includeHistory=true`, 400, 'JSON-stat 一格只有一个数'],
    [`${flow}?offset=10`, 400, 'offset'],
    ['/sdmx/data/dataflow/XUSHI/TARGETS?includeHistory=true', 400, '目标与灯按基准日现算'],
    ['/sdmx/data/dataflow/XUSHI/TARGETS?c[TIME_PERIOD]=2024-02-30', 400, '没有这一天'],
  ])('refuses %s with %i', async (url, status, words) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      status,
      expect.stringContaining(words),
    ])
  })
})

describe('GET /sdmx/data of targets', () => {
  it('tells what the board tells, judged at the day that is asked for', async () => {
    const board = await get('/api/board?scope=441200&at=2024-10-31')
    interface Row {
      target: string
      region: string
      light: string
      value: number | null
      gap: number | null
      schedule: number | null
    }
    const rows = board
      .json<{ targets: Row[] }>()
      .targets.filter(({ region }) => region === '441200')
      .map(({ target, light, value, gap, schedule }) => ({ target, light, value, gap, schedule }))
    const url = '/sdmx/data/dataflow/XUSHI/TARGETS/1.0/*.441200?at=2024-10-31'
    const [read] = readSdmxJson((await get(url)).json())
    const place = (list: readonly string[], id: string) => list.indexOf(id)
    const found = read!.cells.map(({ key, measures, attributes }) => {
      const number = (id: string) => {
        const text = measures[place(read!.measures, id)] ?? null
        return text === null ? null : Number(text)
      }
      return {
        target: key[0],
        light: attributes[place(read!.attributes, 'LIGHT')],
        value: number('OBS_VALUE'),
        gap: number('GAP'),
        schedule: number('SCHEDULE'),
      }
    })
    const byTarget = (a: { target?: string | undefined }, b: { target?: string | undefined }) =>
      a.target! < b.target! ? -1 : 1
    expect(found.length).toBeGreaterThan(20)
    expect(found.toSorted(byTarget)).toEqual(rows.toSorted(byTarget))
    expect((await get(url.replace('?at=', '?c[TIME_PERIOD]='))).json()).toMatchObject({ data: {} })
  })
})

describe.skipIf(!sharedIsHere)('what GET /sdmx/data answers', () => {
  it.each([flow, `${flow}?includeHistory=true`, '/sdmx/data/dataflow/XUSHI/TARGETS?at=2024-10-31'])(
    'is valid by the official schema: %s',
    async (url) => expect(faultsBySchema('data', (await get(url)).json())).toEqual([]),
    compilingTakes,
  )
})
