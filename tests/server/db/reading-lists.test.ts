import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { allReadings, insertReading } from '#server/features/policy/queries.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { runSql } from './run-sql.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const reading = {
  version: 1,
  title: '沙河市行动计划',
  kind: 'other',
  proposed: 0,
  decided: 0,
  changedAt: '2026-11-29T10:00:00.000+08:00',
  changedBy: 'admin',
  draft: null,
}

describe('migration 0016', () => {
  it('fills in, for readings that are there already, their kind and how many figures are proposed and decided', async () => {
    const store = await openStore(database.place, testClock())
    const figures = [{ target: true }, { target: false }, { target: true }]
    const decisions = JSON.stringify([{ start: 1, verdict: 'accepted' }])
    await store.write(async (writer) => {
      const body = JSON.stringify({ kind: 'plan', figures })
      await insertReading(writer, { ...reading, id: 'reading-1', body, decisions })
      const bare = JSON.stringify({ kind: 'news', figures: [] })
      await insertReading(writer, { ...reading, id: 'reading-2', body: bare, decisions: '[]' })
    })
    const file = `../../../server/db/migrations/${store.engine}/0016_reading_lists.sql`
    const statements = readFileSync(new URL(file, import.meta.url), 'utf8').split('--> statement-breakpoint')
    const filling = statements.filter((one) => /^UPDATE/m.test(one))
    expect(filling).toHaveLength(1)
    for (const one of filling) await store.write((writer) => runSql(writer, sql.raw(one)))
    const listed = await allReadings(store.reader)
    expect(listed.map(({ id, kind, proposed, decided }) => [id, kind, proposed, decided])).toEqual([
      ['reading-1', 'plan', 2, 1],
      ['reading-2', 'news', 0, 0],
    ])
    expect(listed[0]).not.toHaveProperty('body')
    await store.close()
  })
})
