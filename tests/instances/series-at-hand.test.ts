import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { readClosedPeriods } from '#server/db/ledger/closed-periods.ts'
import { readStandingSeries } from '#server/db/observations/series-at-hand.ts'
import type { Store } from '#server/db/store.ts'
import type { NewRevision } from '#server/db/observations/observation-row.ts'
import { storeRevisions } from '#server/db/observations/store-revision.ts'
import { insertClosure } from '#server/features/periods/queries.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
let one: Store
let other: Store
beforeEach(async () => {
  database = await createTestDatabase()
  one = await openStore(database.place, testClock())
  other = await openStore(database.place, testClock())
})
afterEach(async () => {
  await Promise.all([one.close(), other.close()])
  await database.drop()
})

const series = { indicator: 'stations', region: '441200' }
const revisionOf = (year: number, revision: number, value: string): NewRevision => ({
  ...series,
  period: `${year}-M01`,
  revision,
  periodEnd: `${year}-01-31`,
  value,
  reason: null,
  status: 'A',
  bound: null,
  correction: null,
  numerator: null,
  denominator: null,
  note: null,
  provenance: 'reported',
  findings: null,
  state: 'approved',
})
const storeValue = (instance: Store, year: number, revision: number, value: string) =>
  instance.write((writer) => storeRevisions(writer, 't', [revisionOf(year, revision, value)]))
/** The cached series of a store beside those of a reader without a cache. */
const atHandAndRead = (instance: Store) =>
  instance.write(async (writer) => [
    [(await writer.seriesOf(series)).cells, [...(await writer.closedPeriods())]],
    [(await readStandingSeries(writer, series)).cells, [...(await readClosedPeriods(writer))]],
  ])

async function expectWhatStands(instance: Store): Promise<void> {
  const [atHand, read] = await atHandAndRead(instance)
  expect(atHand).toEqual(read)
}

describe('what two instances have at hand of a series', () => {
  it('is what stands, whichever of them wrote it, and whether or not the other was told yet', async () => {
    for (let revision = 1; revision <= 10; revision += 1) {
      const writer = revision % 2 === 0 ? one : other
      await storeValue(writer, 2024, revision, String(revision))
      await expectWhatStands(one)
      await expectWhatStands(other)
    }
    const { figure } = (await one.write((writer) => writer.seriesOf(series))).at('2024-M01')!
    expect(figure).toMatchObject({ revision: 10, value: '10' })
  })

  it('is what stands where both write at once', async () => {
    const next = (instance: Store) =>
      instance.write(async (writer) => {
        const { newest } = (await writer.seriesOf(series)).at('2024-M01') ?? { newest: 0 }
        await storeRevisions(writer, 't', [revisionOf(2024, newest + 1, '1')])
        return newest + 1
      })
    // Two entries with the same number would break the primary key.
    const numbers = await Promise.all(Array.from({ length: 60 }, (_, place) => next(place % 3 ? one : other)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, place) => place + 1))
    await expectWhatStands(one)
    await expectWhatStands(other)
  })

  it('is read anew where the other has written more than is taken up entry by entry', async () => {
    await expectWhatStands(one)
    const years = Array.from({ length: 1_100 }, (_, place) => revisionOf(1_000 + place, 1, '1'))
    await other.write((writer) => storeRevisions(writer, 't', years))
    await expectWhatStands(one)
  })

  it('knows a period that the other has closed', async () => {
    await expectWhatStands(one)
    await other.write(async (writer) => {
      const { sequence } = await writer.append({
        actor: 't',
        kind: 'period.closed',
        subject: '2024-M01',
        payload: { period: '2024-M01' },
      })
      await insertClosure(writer, { period: '2024-M01', closedBy: 't', sequence })
    })
    expect([...(await one.write((writer) => writer.closedPeriods()))]).toEqual(['2024-M01'])
    await expectWhatStands(one)
  })
})
