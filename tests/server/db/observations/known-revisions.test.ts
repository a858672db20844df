import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { openStore } from '#server/db/open-store.ts'
import type { Store, Tables } from '#server/db/store.ts'
import { knownRevisions } from '#server/db/observations/known-revisions.ts'
import { runSql } from '../run-sql.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, testClock())
  const rows: Tables['observation']['$inferInsert'][] = []
  const row = (indicator: string, month: number, revision: number, state: string, submitted: boolean) => {
    const period = `2024-M${String(month).padStart(2, '0')}`
    const sequence = rows.length + 1
    rows.push({
      indicator,
      region: '441200',
      period,
      revision,
      periodEnd: `${period.replace('M', '')}-28`,
      value: '1',
      status: 'A',
      provenance: 'reported',
      actor: 't',
      at: 'now',
      sequence,
      state,
      submittedSequence: submitted ? sequence : null,
      decidedSequence: state === 'approved' ? sequence : null,
    })
  }
  for (let month = 1; month <= 12; month += 1) row('plain', month, 1, 'approved', true)
  row('plain', 12, 2, 'submitted', true)
  row('plain', 12, 3, 'draft', false)
  for (let revision = 1; revision <= 20_000; revision += 1) row('busy', 6, revision, 'approved', true)
  await store.write(async (writer) => {
    const { db, tables } = writer
    for (let first = 0; first < rows.length; first += 1_000)
      await db.insert(tables.observation).values(rows.slice(first, first + 1_000))
    // Autovacuum does the same within a minute of such a change.
    if (store.engine === 'postgres') await runSql(writer, sql`analyze`)
  })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

describe('knownRevisions', () => {
  const plain = [{ indicator: 'plain', region: '441200', from: 2024, to: 2024 }]

  it('gives of each cell the last approved and the last submitted revision, never a draft', async () => {
    const rows = await knownRevisions(store.reader, plain, 1_000_000)
    expect(rows).toHaveLength(13)
    const december = rows.filter(({ period }) => period === '2024-M12').map(({ revision }) => revision)
    expect(december.sort()).toEqual([1, 2])
  })

  it('gives what was known at a sequence, and only the years asked for', async () => {
    expect(await knownRevisions(store.reader, plain, 5)).toHaveLength(5)
    const before = plain.map((span) => ({ ...span, from: 2022, to: 2023 }))
    expect(await knownRevisions(store.reader, before, 1_000_000)).toEqual([])
  })

  it('takes no five times as long for a cell with twenty thousand revisions as for twelve plain cells', async () => {
    const busy = plain.map((span) => ({ ...span, indicator: 'busy' }))
    const fastest = async (spans: typeof busy) => {
      const times = []
      for (let round = 0; round < 50; round += 1) {
        const begun = performance.now()
        await knownRevisions(store.reader, spans, 1_000_000)
        times.push(performance.now() - begun)
      }
      return Math.min(...times)
    }
    // The series with the busy cell is held against twelve plain cells; to read all its revisions would take far longer.
    expect(await fastest(busy)).toBeLessThan(5 * (await fastest(plain)))
  })
})
