import { join } from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { makeBackup } from '#server/backup/make-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { chainHashFunction } from '#server/db/ledger/chain-hash.ts'
import { openStore } from '#server/db/open-store.ts'
import { beginLedger } from '#server/records/kinds/beginning.ts'
import { transferDatabase } from '#server/transfer/transfer-database.ts'
import {
  postgresDatabase,
  sqliteDatabase,
  type TestDatabase,
} from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const clock = testClock()
const databases: TestDatabase[] = []
const kept = (database: TestDatabase) => (databases.push(database), database)
afterAll(() => Promise.all(databases.map((database) => database.drop())))

it('keeps the SM3 of a ledger in a backup, in what is restored of it, and on the other engine', async () => {
  const [source, restored] = [kept(sqliteDatabase()), kept(sqliteDatabase())]
  const store = await openStore(source.place, clock)
  await beginLedger(store, 'sm3')
  await seedCatalogue(store, catalogue)
  const { hash } = store.head()
  await store.close()
  const folder = join(source.place.dataFolder, 'backups')
  const made = await makeBackup(source.place, folder, { clock, version: '0.1.0' })
  const { sequence } = made
  expect(await restoreBackup(join(folder, made.file), restored.place, { clock })).toMatchObject({
    sequence,
    hash,
  })

  const other = kept(await postgresDatabase(inject('postgresUrl')))
  await transferDatabase(restored.place, other.place, { clock, say: () => {} })
  const moved = await openStore(other.place, clock)
  expect([await chainHashFunction(moved.reader), moved.head()]).toMatchObject(['sm3', { sequence, hash }])
  await moved.close()
})
