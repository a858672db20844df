import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NewerDatabaseError } from '#server/db/migrate.ts'
import { openStore } from '#server/db/open-store.ts'
import { runSql } from './run-sql.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const open = () => openStore(database.place, testClock())

describe('openStore', () => {
  it('makes the tables once, and finds them the next time', async () => {
    const first = await open()
    await first.write(async (writer) => {
      await writer.append(anyEntry)
    })
    await first.close()
    const again = await open()
    expect(again.head().sequence).toBe(1)
    await again.close()
  })

  it('refuses a database that a newer program made', async () => {
    const store = await open()
    const schema = store.engine === 'postgres' ? sql`drizzle.` : sql``
    await store.write((writer) =>
      runSql(
        writer,
        sql`insert into ${schema}__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)`,
      ),
    )
    await store.close()
    await expect(open()).rejects.toBeInstanceOf(NewerDatabaseError)
  })
})
