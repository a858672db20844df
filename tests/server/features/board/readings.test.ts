import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const region = '441200'
const model = catalogue.targets.find(
  ({ indicator, region: of }) => indicator === 'zhaoqing-5g-base-stations' && of === region,
)!
const measured = catalogue.indicators.find(({ id }) => id === model.indicator)!

/** A target on an indicator of its own is added to the shipped catalogue, as by a new version. */
async function addTarget(targetPart: Partial<TargetRecord>, part: Partial<Indicator>): Promise<void> {
  const { ceiling: _, ...indicator } = { ...measured, id: 'read-anew', regions: [region], ...part }
  const { baseline: __, plan: ___, ...target } = { ...model, id: 'target-anew', indicator: 'read-anew' }
  await seedCatalogue(server.deps.store, {
    ...catalogue,
    indicators: [...catalogue.indicators, { ...indicator, reportDays: null }],
    targets: [...catalogue.targets, { ...target, ...targetPart }],
  })
  await expect.poll(() => server.deps.catalogue.current().targets.has('target-anew')).toBe(true)
}
async function post(values: Readonly<Record<string, number>>): Promise<void> {
  const items = Object.entries(values).map(([period, value]) => ({
    indicator: 'read-anew',
    region,
    period,
    value,
  }))
  expect(await ask(server, 'POST /api/observations', byToken, { items })).toMatchObject({ status: 201 })
}
async function rowAt(date: string): Promise<BoardRow> {
  const { body } = await ask(server, `GET /api/board?scope=${region}&at=${date}`, byToken)
  return body.targets.find((row: BoardRow) => row.target === 'target-anew')
}

describe('GET /api/board, targets on an indicator of their own (F-1, B-1, P-4)', () => {
  it('shows 0, 50 and 100 per cent of the way from 40 to 20', async () => {
    const span = { start: '2024-01-01', due: '2024-12-31' }
    await addTarget(
      { ...span, basis: 'stock', comparator: '<=', value: '20' },
      { direction: 'lower', accumulation: 'level' },
    )
    await post({ '2023-M12': 40, '2024-M01': 40, '2024-M06': 30, '2024-M07': 20 })
    expect(await rowAt('2024-01-31')).toMatchObject({ completion: 0, light: 'behind' })
    expect(await rowAt('2024-06-30')).toMatchObject({ completion: 0.5, gap: 0, light: 'on-schedule' })
    expect(await rowAt('2024-07-31')).toMatchObject({ completion: 1, light: 'met' })
    const why = await ask(server, 'GET /api/targets/target-anew/why?at=2024-06-30', byToken)
    expect(why.body.steps[1]).toEqual({
      label: '完成率',
      formula: '(30 − 40) ÷ (20 − 40)',
      result: '50.0\u2009%',
    })
  })

  it('works towards a net decrease of 200', async () => {
    const span = { start: '2024-01-01', due: '2024-12-31' }
    await addTarget(
      { ...span, basis: 'flow', comparator: '<=', value: '-200' },
      { direction: 'lower', accumulation: 'year-to-date', negative: true },
    )
    await post({ '2024-M06': -80 })
    const row = await rowAt('2024-06-30')
    expect(row).toMatchObject({ completion: 0.4, schedule: 0.5, light: 'behind' })
    expect(row.gap).toBeCloseTo(-10, 12)
  })

  it('adds up the weeks of 2023 and 2024, and none that begins before or ends after them', async () => {
    const span = { start: '2023-01-01', due: '2024-12-31' }
    await addTarget(
      { ...span, basis: 'flow', comparator: '>=', value: '1000' },
      { frequency: 'W', accumulation: 'increment' },
    )
    server.clock.set('2025-02-02T10:00:00.000+08:00')
    await post({ '2022-W52': 500, '2023-W01': 20, '2024-W52': 30, '2025-W01': 2000 })
    expect(await rowAt('2023-01-08')).toMatchObject({ achieved: 20, completion: 0.02 })
    expect(await rowAt('2025-01-31')).toMatchObject({ light: 'missed', achieved: 50, period: '2024-W52' })
  })
})
