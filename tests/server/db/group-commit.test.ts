import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { readStandingSeries } from '#server/db/observations/series-at-hand.ts'
import type { NewRevision } from '#server/db/observations/observation-row.ts'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { AppError } from '#server/errors.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, testClock())
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

const content = {
  region: '441200',
  reason: null,
  status: 'A',
  bound: null,
  correction: null,
  numerator: null,
  denominator: null,
  provenance: 'reported',
  findings: null,
  state: 'approved',
} as const

/** The next revision of a cell is added. @returns its number and its ledger sequence */
const add = (indicator: string, value: string, note: string | null = null) =>
  store.add(async (standing) => {
    const cell = { indicator, region: '441200', period: '2024-M01', periodEnd: '2024-01-31' }
    const { newest } = (await standing.seriesOf(cell)).at(cell.period) ?? { newest: 0 }
    const revision: NewRevision = { ...content, ...cell, revision: newest + 1, value, note }
    return { actor: 't', revisions: [revision], answer: (sequence) => ({ sequence, revision: newest + 1 }) }
  })
const newestRevisionOf = async (indicator: string) =>
  (await readStandingSeries(store.reader, { indicator, region: '441200' })).at('2024-M01')?.newest

describe('Store.add', () => {
  it('lets additions that wait together see each other, and numbers their entries in order', async () => {
    const { sequence: before } = store.head()
    const answers = await Promise.all(['1', '2', '3'].map((value) => add('together', value)))
    expect(answers).toEqual([1, 2, 3].map((place) => ({ sequence: before + place, revision: place })))
    expect(await newestRevisionOf('together')).toBe(3)
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })

  it('is seen by the works of `write` that come after it, and not by those before', async () => {
    const read = () =>
      store.write(
        async (writer) =>
          (await readStandingSeries(writer, { indicator: 'mixed', region: '441200' })).at('2024-M01')?.newest,
      )
    const answers = await Promise.all([read(), add('mixed', '1'), read(), add('mixed', '2'), read()])
    expect(answers).toMatchObject([undefined, { revision: 1 }, 1, { revision: 2 }, 2])
  })

  it('refuses an addition without the others that wait with it', async () => {
    const refusal = new AppError('bad-value', '不行')
    const refused = store.add(() => Promise.reject(refusal))
    const answers = await Promise.allSettled([add('refused', '1'), refused, add('refused', '2')])
    expect(answers).toMatchObject([
      { value: { revision: 1 } },
      { status: 'rejected', reason: refusal },
      { value: { revision: 2 } },
    ])
  })

  it('fails alone where a fault of ours or the engine stops it, and the others are stored all the same', async () => {
    const fault = new TypeError('a fault of ours')
    // PostgreSQL refuses U+0000 in a text; SQLite keeps it.
    const answers = await Promise.allSettled([
      add('failing', '1'),
      store.add(() => Promise.reject(fault)),
      add('failing-note', '1', '\u0000'),
      add('failing', '2'),
    ])
    expect(answers[0]).toMatchObject({ value: { revision: 1 } })
    expect(answers[1]).toMatchObject({ status: 'rejected', reason: fault })
    expect(answers[2]).toMatchObject(
      store.engine === 'sqlite'
        ? { value: { revision: 1 } }
        : { status: 'rejected', reason: { code: 'bad-request' } },
    )
    expect(answers[3]).toMatchObject({ value: { revision: 2 } })
    expect(await newestRevisionOf('failing')).toBe(2)
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })

  it('stores many revisions in their order', async () => {
    const years = Array.from({ length: 700 }, (_, place): NewRevision => ({
      ...content,
      indicator: 'many',
      period: `${1_300 + place}`,
      periodEnd: `${1_300 + place}-12-31`,
      revision: 1,
      value: String(place),
      note: null,
    }))
    const { sequence: before } = store.head()
    const last = await store.add(async () => ({
      actor: 't',
      revisions: years,
      answer: (sequence) => sequence,
    }))
    expect(last).toBe(before + 700)
    const { cells } = await readStandingSeries(store.reader, { indicator: 'many', region: '441200' })
    expect(cells.map(({ figure }) => figure?.value)).toEqual(years.map(({ value }) => value))
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })
})
