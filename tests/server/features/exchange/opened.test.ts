import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepRecord } from '#server/records/keep-record.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { giveToken } from '#tests/support/callers/staff.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
const [baseStations, sharing] = ['zhaoqing-5g-base-stations', 'zhaoqing-hospitals-on-sharing-platform']
const plan = 'zhaoqing-2024-digital-economy'
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  for (const [name, rights] of [
    ['public', ['read', 'disclosed:public']],
    ['plan', [`read:${plan}`]],
  ] as const)
    await giveToken(server.deps, { name, secret: secretOf(name), rights })
  await approve(server, [
    ...[stations(6_900, '441200', '08'), stations(7_000), stations(1_200, '441202')],
    { indicator: sharing, region: '441200', period: '2024-M09', value: '95.5' },
  ])
})
afterAll(() => server.stop())

const secretOf = (name: string) => `token-of-the-portal-${name}`
const of = (name: string) => ({ authorization: `Bearer ${secretOf(name)}` })
const now = () => server.deps.store.head().sequence
const disclose = (id: string, level: string) =>
  ask(server, `PUT /api/indicators/${id}/disclosure`, admin, { level })

interface Told {
  readonly rows: readonly string[]
  readonly datasets: number
}
/** The rows of an answer as `action indicator region period value CONF_STATUS DECIMALS`, and how many datasets SDMX-JSON has. */
async function told(headers: Record<string, string>, query: string): Promise<Told> {
  const url = `/sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/${query}`
  const csv = await server.app.inject({ url: `${url}&format=sdmx-csv`, headers })
  const [header, ...rows] = csv.body.trim().split('\r\n')
  const places = [
    'ACTION',
    'INDICATOR',
    'REF_AREA',
    'TIME_PERIOD',
    'OBS_VALUE',
    'CONF_STATUS',
    'DECIMALS',
  ].map((id) => header!.split(',').indexOf(id))
  const { body } = await server.app.inject({ url, headers })
  return {
    rows: rows.map((row) =>
      places
        .map((place) => row.split(',')[place])
        .join(' ')
        .trim(),
    ),
    datasets: (JSON.parse(body) as { data: { dataSets: unknown[] } }).data.dataSets.length,
  }
}
const stationRows = (action: 'R' | 'D') =>
  [
    ['441200 2024-M08', '6900'],
    ['441200 2024-M09', '7000'],
    ['441202 2024-M09', '1200'],
  ].map(([cell, value]) => `${action} ${baseStations} ${cell}${action === 'R' ? ` ${value} F 0` : ''}`)

describe('updatedAfter, where what the caller may see has changed', () => {
  let [before, open] = [0, 0]
  beforeAll(async () => {
    before = now()
    await disclose(baseStations, 'public')
    open = now()
  })

  it('gives an indicator that was opened since whole, and to who saw it before anew, for what it says beside its figures', async () => {
    const whole = { rows: stationRows('R'), datasets: 1 }
    expect(await told(of('public'), `*?updatedAfter=${before}`)).toEqual(whole)
    expect(await told(of('public'), `*?updatedAfter=${before}&includeHistory=true`)).toEqual(whole)
    expect(await told(of('public'), `*?updatedAfter=${open}`)).toMatchObject({ rows: [] })
    expect(await told(byToken, `*?updatedAfter=${before}`)).toEqual(whole)
    expect(await told(byToken, `*?updatedAfter=${before}&includeHistory=true`)).toEqual({
      rows: stationRows('R').flatMap((row, place) => [stationRows('D')[place]!, row]),
      datasets: 2,
    })
  })

  it('deletes what was told of one that was closed since, and nothing that was never told', async () => {
    await approve(server, [stations(7_100, '441200', '10')])
    await disclose(baseStations, 'shared')
    const gone = await told(of('public'), `*?updatedAfter=${open}`)
    expect(gone).toEqual({ rows: stationRows('D'), datasets: 2 })
    expect(await told(of('public'), `*.441202?updatedAfter=${open}`)).toMatchObject({
      rows: stationRows('D').slice(2),
    })
    expect(await told(of('public'), `*?updatedAfter=${before}`)).toMatchObject({ rows: [] })
    const again = `R ${baseStations} 441200 2024-M08 6900 N 0`
    expect((await told(byToken, `*?updatedAfter=${open}`)).rows[0]).toBe(again)
  })

  it('gives a board what it concerns since, and deletes what it concerns no more', async () => {
    const since = now()
    const index = server.deps.catalogue.current()
    for (const { record } of index.targetsOn(sharing, '441200'))
      await server.deps.store.write((writer) =>
        keepRecord(writer, 'person:x', { kind: 'target', id: record.id, content: null }),
      )
    expect(await told(of('plan'), `*?updatedAfter=${since}`)).toMatchObject({
      rows: [`D ${sharing} 441200 2024-M09`],
    })
    const { body } = await ask(server, 'POST /api/plans', admin, computedPlan)
    await ask(server, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
    await approve(server, [
      { indicator: '350200-1', region: '350200', period: '2024-M09', value: 720 },
      { indicator: '350200-2', region: '350200', period: '2024-M09', value: 8_000 },
    ])
    expect((await told(byToken, `*.350200?updatedAfter=${since}`)).rows).toEqual([
      'R 350200-1 350200 2024-M09 720 N 2',
      'R 350200-2 350200 2024-M09 8000 N 2',
      'R 350200-3 350200 2024-M09 9 N 2',
    ])
  })

  it('gives anew what is told with other decimals, computed figures too', async () => {
    const since = now()
    for (const id of ['350200-2', '350200-3']) {
      const { record, version } = (await ask(server, `GET /api/catalogue/indicator/${id}`, admin)).body
      const headers = { ...admin, 'if-match': `"${version}"` }
      const change = { record: { ...record, decimals: 3 }, reason: '按新口径' }
      expect((await ask(server, `PUT /api/catalogue/indicator/${id}`, headers, change)).status).toBe(200)
    }
    expect((await told(byToken, `*?updatedAfter=${since}`)).rows).toEqual([
      'R 350200-2 350200 2024-M09 8000 N 3',
      'R 350200-3 350200 2024-M09 9 N 3',
    ])
  })
})
