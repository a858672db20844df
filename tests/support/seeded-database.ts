import { copyFileSync, rmSync } from 'node:fs'
import { inject } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { openStore, sqliteFile } from '#server/db/open-store.ts'
import { testClock } from './test-clock.ts'
import { createTestDatabase, postgresDatabase, sqliteDatabase, type TestDatabase } from './test-database.ts'

let made: Promise<TestDatabase> | undefined

/**
 * A database with the shipped catalogue, brought there at the beginning of `testClock`. Made once a process and copied,
 * since migrations and catalogue take longer than most tests.
 */
export async function seededDatabase(): Promise<TestDatabase> {
  const { place } = await (made ??= seed())
  if (place.databaseUrl !== '')
    return postgresDatabase(inject('postgresUrl'), new URL(place.databaseUrl).pathname.slice(1))
  const database = sqliteDatabase()
  copyFileSync(sqliteFile(place.dataFolder), sqliteFile(database.place.dataFolder))
  return database
}

async function seed(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  const { dataFolder } = database.place
  // A PostgreSQL of the tests goes with all that is in it.
  if (dataFolder !== '') process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  const store = await openStore(database.place, testClock())
  await seedCatalogue(store, catalogue)
  await store.close()
  return database
}
