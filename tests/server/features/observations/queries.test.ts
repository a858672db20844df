import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import type { Store, Tables } from '#server/db/store.ts'
import { standingRevisions, type Reach } from '#server/features/observations/queries.ts'
import { testClock } from '#tests/support/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, testClock())
  const rows: Tables['observation']['$inferInsert'][] = []
  const row = (indicator: string, period: string, revision: number, state = 'approved') =>
    rows.push({
      indicator,
      region: '441200',
      period,
      revision,
      periodEnd: '2024-12-31',
      value: '1',
      status: 'A',
      provenance: 'reported',
      actor: 't',
      at: 'now',
      sequence: rows.length + 1,
      state,
    })
  for (const month of months) {
    row('plain', month, 1)
    for (let revision = 1; revision <= 90; revision += 1) row('revised', month, revision)
  }
  row('plain', '2024-M10', 2, 'submitted')
  row('plain', '2024-M10', 3, 'draft')
  row('plain', '2024-M09', 2, 'returned')
  row('plain', '2025-M01', 1, 'draft')
  row('plain-other', '2024-M12', 1)
  await store.write(async ({ db, tables }) => {
    for (let first = 0; first < rows.length; first += 500)
      await db.insert(tables.observation).values(rows.slice(first, first + 500))
  })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

/** 2021 to 2024. */
const months = Array.from(
  { length: 48 },
  (_, month) => `${2021 + Math.floor(month / 12)}-M${String((month % 12) + 1).padStart(2, '0')}`,
)
const latestFirst = months.toReversed()

const all: Reach = { first: '2024-M12', last: '2024-M12', before: Number.MAX_SAFE_INTEGER, from: '' }
const read = (indicator: string, reach: Partial<Reach> = {}) =>
  standingRevisions(store.reader, { indicator, region: '441200' }, { ...all, ...reach })
const periods = (rows: readonly { readonly period: string }[]) => rows.map(({ period }) => period)

describe('standingRevisions', () => {
  it('gives of each period the newest revision that its unit stands by, the latest period first', async () => {
    const rows = await read('plain', { last: '2025-M12' })
    expect(periods(rows)).toEqual(latestFirst)
    const autumn = rows.filter(({ period }) => /2024-M(09|10)/.test(period))
    expect(autumn.map(({ revision, state }) => [revision, state])).toEqual([
      [2, 'submitted'],
      [1, 'approved'],
    ])
  })

  it.each([
    ['so many periods before the first', { first: '2024-M06', last: '2024-M08', before: 5 }, 4, 12],
    ['none before it', { first: '2024-M06', last: '2024-M08', before: 0 }, 4, 7],
    ['none before a year', { from: '2024' }, 0, 12],
    ['what there is', { first: '2021-M02', last: '2021-M02', before: 12 }, 46, 48],
    ['nothing beyond the last', { first: '2020-M01', last: '2020-M12', before: 12 }, 48, 48],
  ] as const)('reaches as far as it is told: %s', async (_what, reach, from, to) => {
    expect(periods(await read('plain', reach))).toEqual(latestFirst.slice(from, to))
  })

  it('reads on where cells have more revisions than are read at once', async () => {
    const rows = await read('revised')
    expect(periods(rows)).toEqual(latestFirst)
    expect(new Set(rows.map(({ revision }) => revision))).toEqual(new Set([90]))
    expect(periods(await read('revised', { before: 12 }))).toEqual(latestFirst.slice(0, 13))
  })
})
