import { copyFileSync, rmSync } from 'node:fs'
import { inject } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { openStore, sqliteFile } from '#server/db/open-store.ts'
import { employFirst } from '../callers/staff.ts'
import { testClock } from '../servers/test-clock.ts'
import { createTestDatabase, postgresDatabase, sqliteDatabase, type TestDatabase } from './test-database.ts'

const made: Record<'empty' | 'staffed', Promise<TestDatabase> | undefined> = {
  empty: undefined,
  staffed: undefined,
}

/**
 * A database with the shipped catalogue and the people of `employFirst`, or with the catalogue alone, at the beginning
 * of `testClock`. It is made once for each process and copied, since making it takes longer than most tests.
 */
export async function seededDatabase(empty = false): Promise<TestDatabase> {
  const { place } = await (made[empty ? 'empty' : 'staffed'] ??= seed(empty))
  if (place.databaseUrl !== '')
    return postgresDatabase(inject('postgresUrl'), new URL(place.databaseUrl).pathname.slice(1))
  const database = sqliteDatabase()
  copyFileSync(sqliteFile(place.dataFolder), sqliteFile(database.place.dataFolder))
  return database
}

async function seed(empty: boolean): Promise<TestDatabase> {
  const database = await createTestDatabase()
  const { dataFolder } = database.place
  // PostgreSQL's databases disappear with the server of the tests.
  if (dataFolder !== '') process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  const clock = testClock()
  const store = await openStore(database.place, clock)
  await seedCatalogue(store, catalogue)
  if (!empty) await employFirst({ store, clock, catalogue: await openCatalogue(store) })
  await store.close()
  return database
}
