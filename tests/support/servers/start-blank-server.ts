import { catalogue as shipped } from '#seeds/catalogue.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { openStore } from '#server/db/open-store.ts'
import { testClock } from './test-clock.ts'
import { createTestDatabase } from '../databases/test-database.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** An installation that began without the shipped documents. */
export async function startBlankServer(
  options: { readonly imports?: boolean; readonly twoPersons?: boolean } = {},
): Promise<TestServer> {
  const database = await createTestDatabase()
  const store = await openStore(database.place, testClock())
  await seedCatalogue(store, shipped, { begins: [] })
  await store.close()
  return startTestServer({ ...options, database })
}
