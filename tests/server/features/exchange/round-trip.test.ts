import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObservationItem } from '#server/contract/observations.ts'
import type { ReadDataset } from '#server/exchange/read-dataset.ts'
import { readSdmxCsv } from '#server/exchange/sdmx/read-csv.ts'
import { readSdmxJson } from '#server/exchange/sdmx/read-json.ts'
import { structureOf } from '#server/features/exchange/figures/observation-dataset.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const stations = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const hospitals = { indicator: 'zhaoqing-hospitals-on-sharing-platform', region: '441200' }
const xiamen = (number: string) => ({ indicator: `350200-${number}`, region: '350200' })
/**
 * The entered values, batch after batch: revisions, shares with numerator and denominator, a bound, a withheld value, a base
 * that is restated after a break, and the components of a computed share.
 */
const batches: readonly (readonly ObservationItem[])[] = [
  [
    { ...stations, period: '2023-M12', value: '6000' },
    { ...stations, period: '2024-M01', value: '6050.0' },
    { ...stations, period: '2024-M02', value: '6120', status: 'P' },
    { ...stations, region: '441202', period: '2024-M02', value: '1200' },
    { ...hospitals, period: '2024-M08', numerator: '150', denominator: '166' },
  ],
  [
    { ...stations, period: '2024-M02', value: '6125' },
    { ...stations, period: '2024-M03', value: '6400', status: 'B' },
    { ...hospitals, period: '2024-M09', numerator: '158', denominator: '166' },
  ],
  [
    // The base is restated after the break of March and counts again (rule G-7), which only the order of entry tells.
    { ...stations, period: '2023-M12', value: '6200' },
    { ...stations, period: '2024-M09', value: null, reason: 'suppressed' },
    { ...hospitals, period: '2024-M09', value: '95.19' },
    {
      indicator: 'zhuhai-core-value-added',
      region: '440400',
      period: '2024-M09',
      value: '629.07',
      bound: 'lower',
    },
    {
      indicator: 'zhaoqing-appeal-handling-timeliness',
      region: '441200',
      period: '2024-M09',
      value: '-3.25',
    },
  ],
  [
    { ...stations, period: '2024-M02', value: '6130', status: 'A' },
    { ...xiamen('1'), period: '2024-M09', value: '700.5' },
    { ...xiamen('2'), period: '2024-M09', value: '8100' },
  ],
  [{ ...xiamen('1'), period: '2024-M09', value: '701' }],
]

let [source, goal]: TestServer[] = []
beforeAll(async () => {
  source = await startTestServer()
  goal = await startTestServer()
  for (const server of [source, goal]) await publishComputed(server)
  for (const batch of batches) await approve(source, batch)
})
afterAll(async () => {
  await source?.stop()
  await goal?.stop()
})

/** An invented plan whose third indicator is a computed share, besides the catalogue of both servers. */
async function publishComputed(server: TestServer): Promise<void> {
  const admin = await by(server, 'admin')
  const { body } = await ask(server, 'POST /api/plans', admin, computedPlan)
  const answer = await ask(server, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** The boards of four regions on three days, without their ledger sequences. */
async function boardsOf(server: TestServer): Promise<unknown[]> {
  const boards: unknown[] = []
  for (const scope of ['441200', '440400', '440000', '350200'])
    for (const at of ['2024-02-29', '2024-04-30', '2024-10-31']) {
      const { status, body } = await ask(server, `GET /api/board?scope=${scope}&at=${at}`, byToken)
      expect(status).toBe(200)
      boards.push({ ...body, sequence: 0 })
    }
  return boards
}

/** The revisions as posted items, in the order of entry. */
function itemsOf(datasets: readonly ReadDataset[]): ObservationItem[] {
  const told = datasets.flatMap(({ dimensions, attributes, cells }) =>
    cells.map(({ key, measures, attributes: marks }) => {
      const field = (id: string) => key[dimensions.indexOf(id)] ?? marks[attributes.indexOf(id)] ?? undefined
      const [value] = measures
      const [numerator, denominator, reason] = [
        field('NUMERATOR'),
        field('DENOMINATOR'),
        field('ABSENCE_REASON'),
      ]
      const item = {
        indicator: field('INDICATOR')!,
        region: field('REF_AREA')!,
        period: field('TIME_PERIOD')!,
        status: field('OBS_STATUS') as NonNullable<ObservationItem['status']>,
        ...(field('BOUND') === 'lower' && { bound: 'lower' as const }),
        ...(reason !== undefined && { reason: reason as NonNullable<ObservationItem['reason']> }),
        ...(numerator === undefined ? { value: value ?? null } : { numerator, denominator: denominator! }),
      }
      return { sequence: Number(field('LEDGER_SEQUENCE')), computed: field('COMPUTED'), item }
    }),
  )
  // Computed values follow from the others, and cannot be posted.
  const entered = told.filter(({ computed }) => computed === undefined)
  return entered.toSorted((a, b) => a.sequence - b.sequence).map(({ item }) => item)
}

async function shareOf(server: TestServer): Promise<unknown> {
  const { body } = await ask(server, 'GET /api/board?scope=350200&at=2024-10-31', byToken)
  const { value, demo } = body.targets.find(({ target }: { target: string }) => target === '350200-2024-3')
  return { value, demo }
}

/** The present and earlier values of an indicator, without authors, times and ledger sequences. */
async function historyOf(server: TestServer, indicator: string): Promise<unknown[]> {
  const url = `GET /api/observations?indicator=${indicator}&includeHistory=true`
  const { body } = await ask(server, url, byToken)
  interface Told {
    actor: string
    at: string
    decidedBy: string
    decidedAt: string
    sequence: number
  }
  return (body.observations as Told[]).map(
    ({ actor: _1, at: _2, decidedBy: _3, decidedAt: _4, sequence: _5, ...told }) => told,
  )
}

describe('all observations with their revisions, out by SDMX and into an empty installation', () => {
  const url = '/sdmx/data/dataflow/XUSHI/OBSERVATIONS?includeHistory=true'

  it('are the same by SDMX-CSV and by SDMX-JSON', async () => {
    const csv = await source!.app.inject({ url: `${url}&format=sdmx-csv`, headers: byToken })
    const json = await source!.app.inject({ url, headers: byToken })
    const structure = structureOf(source!.deps.catalogue.current())
    const [fromCsv, fromJson] = [
      itemsOf(readSdmxCsv(csv.body, structure)),
      itemsOf(readSdmxJson(json.json())),
    ]
    expect(fromCsv).toHaveLength(batches.flat().length)
    expect(fromJson).toEqual(fromCsv)
  })

  it('make boards that are equal digit for digit, and the same histories', async () => {
    const answer = await source!.app.inject({ url, headers: byToken })
    const items = itemsOf(readSdmxJson(answer.json()))
    expect(await boardsOf(goal!)).not.toEqual(await boardsOf(source!))
    // The items are posted one by one: a batch has a cell only once, and the ledger gives the order of entry.
    for (const item of items) await approve(goal!, [item])
    const boards = await boardsOf(source!)
    expect(boards).toHaveLength(12)
    expect(JSON.stringify(await boardsOf(goal!))).toBe(JSON.stringify(boards))
    expect(await shareOf(goal!)).toEqual({ value: 8.65432098765432, demo: false })
    for (const { indicator } of batches.flat())
      expect(await historyOf(goal!, indicator)).toEqual(await historyOf(source!, indicator))
  })

  it('go on by what was approved since', async () => {
    const { sequence } = source!.deps.store.head()
    await approve(source!, [{ ...stations, period: '2024-M08', value: '7812' }])
    const more = await source!.app.inject({ url: `${url}&updatedAfter=${sequence}`, headers: byToken })
    const items = itemsOf(readSdmxJson(more.json()))
    expect(items).toEqual([{ ...stations, period: '2024-M08', value: '7812', status: 'A' }])
    await approve(goal!, items)
    expect(await boardsOf(goal!)).toEqual(await boardsOf(source!))
  })
})
