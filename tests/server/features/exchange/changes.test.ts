import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSdmxCsv } from '#server/exchange/sdmx/read-csv.ts'
import { readSdmxJson } from '#server/exchange/sdmx/read-json.ts'
import { structureOf } from '#server/features/exchange/figures/observation-dataset.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { sharedIsHere } from '#tests/support/shared.ts'
import { compilingTakes, faultsBySchema } from '../../exchange/sdmx/official-schemas.ts'

let desk: Desk
/** The ledger sequences before any revocation, and after that of 2024-M08. */
let [before, between] = [0, 0]
beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  const admin = await by(server, 'admin')
  const { body } = await ask(server, 'POST /api/plans', admin, computedPlan)
  await ask(server, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
  await server.person('xiamen', ['reviewer'], { regions: ['350200'] })
  await approve(server, [stations(6_800, '441200', '07'), stations(6_900, '441200', '08'), stations(7_000)])
  await approve(server, [stations(7_050), xiamen('1', 700, '08'), xiamen('2', 8_000, '08')])
  before = await approve(server, [xiamen('1', 720), xiamen('2', 8_000)])
  await revoke(desk.reviewer, { ...stations(0, '441200', '08'), revision: 1 })
  between = server.deps.store.head().sequence
  await revoke(desk.reviewer, { ...stations(0), revision: 2 })
  await revoke(await by(server, 'xiamen'), { ...xiamen('2', 0), revision: 1 })
  await approve(server, [xiamen('1', 710, '08')])
})
afterAll(() => desk.server.stop())

function xiamen(number: '1' | '2', value: number, month = '09') {
  return { indicator: `350200-${number}`, region: '350200', period: `2024-M${month}`, value }
}

async function revoke(who: Record<string, string>, { value: _value, ...cell }: Cell): Promise<void> {
  const items = [{ ...cell, reason: '通过后发现重复计数' }]
  const { status, body } = await ask(desk.server, 'POST /api/review/revocations', who, { items })
  if (status !== 200) throw new Error(JSON.stringify(body))
}
type Cell = ReturnType<typeof stations> & { readonly revision: number }

const flow = '/sdmx/data/dataflow/XUSHI/OBSERVATIONS'
const get = async (query: string) => desk.server.app.inject({ url: `${flow}/1.0/${query}`, headers: byToken })
/** The rows of an answer as `action indicator period value`, equal in SDMX-CSV and SDMX-JSON. */
async function told(query: string): Promise<string[]> {
  const structure = structureOf(desk.server.deps.catalogue.current())
  const csv = readSdmxCsv((await get(`${query}&format=sdmx-csv`)).body, structure)
  const json = readSdmxJson((await get(query)).json())
  const [fromCsv, fromJson] = [csv, json].map((datasets) =>
    datasets
      .flatMap(({ action, cells }) =>
        cells.map(({ key, measures }) => `${action} ${key[0]} ${key[3]} ${measures[0]}`),
      )
      .sort(),
  )
  expect(fromJson).toEqual(fromCsv)
  return fromCsv!
}

describe('GET /sdmx/data?updatedAfter', () => {
  it('deletes where nothing stands any more, and gives again what stands instead', async () => {
    expect(await told(`*.441200?updatedAfter=${before}`)).toEqual([
      'Delete zhaoqing-5g-base-stations 2024-M08 null',
      'Replace zhaoqing-5g-base-stations 2024-M09 7000',
    ])
    expect(await told(`*.441200?updatedAfter=${between}`)).toEqual([
      'Replace zhaoqing-5g-base-stations 2024-M09 7000',
    ])
  })

  it('tells nothing of what came and went in between, and ends with what was known at asOf', async () => {
    expect(await told(`*.441200?updatedAfter=${between}&asOf=${between}`)).toEqual([])
    expect(await told(`*.441200?updatedAfter=${before}&asOf=${between}`)).toEqual([
      'Delete zhaoqing-5g-base-stations 2024-M08 null',
    ])
    expect(await told(`*.441200?updatedAfter=0&c[TIME_PERIOD]=2024-M08`)).toEqual([])
  })

  it('with the history first deletes a cell of which something was taken back, then gives all that is approved of it', async () => {
    expect(await told(`*.441200?updatedAfter=${before}&includeHistory=true`)).toEqual([
      'Delete zhaoqing-5g-base-stations 2024-M08 null',
      'Delete zhaoqing-5g-base-stations 2024-M09 null',
      'Replace zhaoqing-5g-base-stations 2024-M09 7000',
    ])
  })

  it('tells of a computed indicator what its components now make otherwise', async () => {
    expect(await told(`350200-3?updatedAfter=${before}`)).toEqual([
      'Delete 350200-3 2024-M09 null',
      'Replace 350200-3 2024-M08 8.875',
    ])
  })

  it.each(['json-stat', 'csv'])('is refused with %s, which cannot tell what is gone', async (format) => {
    const answer = await get(`*.441200?updatedAfter=${before}&format=${format}`)
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      400,
      expect.stringContaining('说不出哪个数已被撤销'),
    ])
  })

  it.skipIf(!sharedIsHere)(
    'is valid by the official schema',
    async () => {
      for (const query of ['', '&includeHistory=true', '&dimensionAtObservation=AllDimensions'])
        expect(faultsBySchema('data', (await get(`*?updatedAfter=${before}${query}`)).json())).toEqual([])
    },
    compilingTakes,
  )
})

describe('a computed indicator in GET /sdmx/data', () => {
  it('is told as its components make it, marked as computed, now and as it was known', async () => {
    expect(await told('350200-3?')).toEqual(['Replace 350200-3 2024-M08 8.875'])
    expect(await told(`350200-3?asOf=${before}`)).toEqual([
      'Replace 350200-3 2024-M08 8.75',
      'Replace 350200-3 2024-M09 9',
    ])
    const [header, row] = (await get('350200-3?format=sdmx-csv')).body.split('\r\n')
    const field = (id: string) => row!.split(',')[header!.split(',').indexOf(id)]
    expect(['COMPUTED', 'NUMERATOR', 'DENOMINATOR', 'UNIT_MEASURE'].map(field)).toEqual([
      'Y',
      '710',
      '8000',
      'PT',
    ])
    expect((await get('350200-1?format=sdmx-csv')).body).toMatch(/,710,A,CNY,8,\d,N,,/)
    expect((await get('350200-3?format=csv')).body).toContain('由其他指标计算得出')
  })

  it('is narrowed by region and period as any other', async () => {
    expect(await told(`350200-3.441200?`)).toEqual([])
    expect(await told(`350200-3?asOf=${before}&c[TIME_PERIOD]=ge:2024-M09`)).toEqual([
      'Replace 350200-3 2024-M09 9',
    ])
  })
})

describe('the tag of GET /sdmx/data', () => {
  it('changes with an approval and with its revocation, and not with what only waits', async () => {
    const tag = async () => (await get('*')).headers['etag']
    const first = await tag()
    const waiting = { items: [stations(7_300, '441200', '06')] }
    await ask(desk.server, 'POST /api/observations', desk.reporter, waiting)
    expect(await tag()).toBe(first)
    await approve(desk.server, [stations(7_400, '441202')])
    const second = await tag()
    expect(second).not.toBe(first)
    await revoke(desk.reviewer, { ...stations(0, '441202'), revision: 1 })
    expect(await tag()).not.toBe(second)
  })
})
