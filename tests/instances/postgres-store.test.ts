import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import pg from 'pg'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import type { LedgerEntry } from '#server/db/ledger/ledger.ts'
import { openStore } from '#server/db/open-store.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import type { Store } from '#server/db/store.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { AppError } from '#server/errors.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

let database: TestDatabase
let stores: Store[] = []
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()))
  stores = []
  await database.drop()
})

async function open(databaseUrl = database.place.databaseUrl): Promise<Store> {
  const store = await openStore({ ...database.place, databaseUrl }, testClock())
  stores.push(store)
  return store
}

/** The sequences that a store tells from now on. */
function told(store: Store): number[] {
  const sequences: number[] = []
  store.onCommitted((entries: readonly LedgerEntry[]) => {
    sequences.push(...entries.map(({ sequence }) => sequence))
  })
  return sequences
}

const append = (store: Store, subject = 'test') =>
  store.write((writer) => writer.append({ ...anyEntry, subject }))

const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1)

/** Connections are closed by the server, as by an administrator or a failover. */
async function endConnections(which: string): Promise<void> {
  const client = new pg.Client(database.place.databaseUrl)
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'xushi %' and ${which}`,
  )
  await client.end()
}

/** The number of listening connections. */
async function listening(): Promise<number> {
  const client = new pg.Client(database.place.databaseUrl)
  await client.connect()
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where datname = current_database() and query like 'listen %'",
  )
  await client.end()
  return rowCount ?? 0
}

describe('openPostgresStore', () => {
  it('tells every entry once and in order at each store, the own ones included, and keeps one chain', async () => {
    const [one, other] = [await open(), await open()]
    const heard = [told(one), told(other)]
    await Promise.all(Array.from({ length: 300 }, (_, n) => append(n % 2 ? one : other, String(n))))
    await expect.poll(() => heard.map(({ length }) => length)).toEqual([300, 300])
    expect(heard).toEqual([upTo(300), upTo(300)])
    expect(one.head()).toEqual(other.head())
    expect(await verifyLedger(one.reader)).toMatchObject({ sound: true, entries: 300 })
  })

  it('answers a write when its listeners have heard of it and of all before it', async () => {
    const [one, other] = [await open(), await open()]
    const heard = told(one)
    await append(other)
    await append(other)
    const { sequence } = await append(one)
    expect(sequence).toBe(3)
    expect(heard).toEqual([1, 2, 3])
    expect(one.head().sequence).toBe(3)
  })

  it('has a changed catalogue loaded before later listeners are told, here and elsewhere', async () => {
    const [one, other] = [await open(), await open()]
    await seedCatalogue(one, shipped)
    const [first, ...rest] = shipped.targets
    const seen: (string | undefined)[] = []
    for (const store of [one, other]) {
      const source = await openCatalogue(store)
      store.onCommitted(() => {
        seen.push(source.current().targets.get(first!.id)?.record.value)
      })
    }
    await expect.poll(() => other.head().sequence).toBe(1)
    seen.length = 0
    await seedCatalogue(one, { ...shipped, targets: [{ ...first!, value: '1' }, ...rest] })
    await expect.poll(() => seen).toEqual(['1', '1'])
  })

  it('misses nothing where the listening connection is lost, and listens again', async () => {
    const [one, other] = [await open(), await open()]
    const heard = told(other)
    await endConnections("query like 'listen %'")
    await append(one)
    await expect.poll(() => heard).toEqual([1])
    await expect.poll(listening).toBe(2)
    await append(one)
    await expect.poll(() => heard).toEqual([1, 2])
  })

  it('writes and reads on after all its connections were ended', async () => {
    const store = await open()
    await append(store)
    await endConnections('true')
    await expect
      .poll(() =>
        append(store).then(
          ({ sequence }) => sequence,
          () => 0,
        ),
      )
      .toBeGreaterThan(1)
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })

  it('refuses with database-unavailable while the database cannot be reached, and goes on by itself', async () => {
    const url = new URL(database.place.databaseUrl)
    const proxy = await cuttableProxy(Number(url.port))
    url.port = new URL(proxy.url).port
    const store = await open(url.href)
    const heard = told(store)
    await append(store)
    proxy.cut()
    const refusal = await append(store).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AppError)
    expect(refusal).toMatchObject({ code: 'database-unavailable', status: 503, retryAfter: 5 })
    proxy.restore()
    const { sequence } = await append(store)
    expect(heard).toEqual([1, sequence])
    await store.close()
    await proxy.close()
  })

  it('refuses a text with U+0000, which PostgreSQL cannot keep, as a bad request', async () => {
    const store = await open()
    await expect(append(store, 'a\u0000b')).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('undoes only the work that fails', async () => {
    const store = await open()
    const works = [
      append(store, 'first'),
      store.write(async (writer) => {
        await writer.append({ ...anyEntry, subject: 'undone' })
        // The database itself refuses a second row with the same key.
        const { db, tables } = writer
        for (let time = 0; time < 2; time += 1)
          await db.insert(tables.periodClosure).values({ period: '2024', closedBy: 'x', sequence: 1 })
      }),
      append(store, 'last'),
    ]
    const [first, undone, last] = await Promise.allSettled(works)
    expect([first!.status, undone!.status, last!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const { db, tables } = store.reader
    const subjects = (await db.select().from(tables.ledger)).map(({ subject }) => subject)
    expect(subjects.toSorted()).toEqual(['first', 'last'])
    expect(await db.select().from(tables.periodClosure)).toEqual([])
  })
})
