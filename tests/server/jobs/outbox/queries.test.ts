import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { later } from '#server/clock.ts'
import { openStore } from '#server/db/open-store.ts'
import { isGivenUp } from '#server/db/statements/given-up.ts'
import type { Store } from '#server/db/store.ts'
import { eventMessage } from '#server/jobs/outbox/message-title.ts'
import {
  countGivenUp,
  dueMessages,
  givenUpMessages,
  waitingMessages,
  withRoom,
} from '#server/jobs/outbox/queries.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const now = testClock().now()
const latestAttempt = later(now, 3_600_000)

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

/** Messages with these numbers are put into the outbox, 500 at a time. */
async function put(numbers: readonly number[], subject: string, more: object): Promise<void> {
  for (let first = 0; first < numbers.length; first += 500) {
    const rows = numbers.slice(first, first + 500).map((number) => ({
      number,
      id: `m${number}`,
      kind: 'webhook',
      subject,
      payload: '{}',
      createdAt: now,
      sequence: 0,
      attempts: 0,
      ...more,
    }))
    await store.write(async ({ db, tables: { outbox } }) => {
      await db.insert(outbox).values(rows)
    })
  }
}
const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, place) => first + place)

describe('dueMessages', () => {
  it('finds the first message of each subject, also where 10,000 of one subject wait', async () => {
    await put(numbersFrom(1, 2_000), 'settled', { deliveredAt: now })
    await put(numbersFrom(10_001, 10_000), 'city', { nextAttemptAt: now })
    // The first message of the subject waits for its next attempt, and the messages behind it wait too.
    await put([30_001], 'county', { nextAttemptAt: later(now, 1), attempts: 1, lastError: '没有应答' })
    await put(numbersFrom(30_002, 100), 'county', { nextAttemptAt: now })
    await put([40_001], 'elsewhere', { kind: 'of-a-newer-program', nextAttemptAt: now })
    const numbers = async (at: string) =>
      (await dueMessages(store.reader, ['webhook'], { now: at, latestAttempt })).map(({ number }) => number)
    expect(await numbers(now)).toEqual([10_001])
    expect(await numbers(later(now, 1))).toEqual([10_001, 30_001])
    expect(await waitingMessages(store.reader)).toEqual({
      count: 10_102,
      oldestAt: now,
      lastError: '没有应答',
    })
  })
})

describe('givenUpMessages', () => {
  it('leaves out what is under way, and a receiver to whom as much as may be is', async () => {
    const kind = eventMessage
    for (const number of numbersFrom(900_001, 20))
      await put([number], `aa series ${number}`, { kind, nextAttemptAt: now })
    await put([900_100], 'bb series', { kind, nextAttemptAt: now })
    const due = async (underWay: Awaited<ReturnType<typeof dueMessages>>) => {
      const found = await dueMessages(store.reader, [kind], { now, latestAttempt, underWay })
      return withRoom(found, underWay)
    }
    const first = await due([])
    expect(first.map(({ number }) => number)).toEqual(numbersFrom(900_001, 16))
    expect((await due(first)).map(({ number }) => number)).toEqual([900_100])
    const rest = await due(first.slice(1))
    expect(rest.map(({ number }) => number)).toEqual([900_001, 900_100])
  })

  it('lists the first 50 of those given up and counts all, by an index that holds no others', async () => {
    await put(numbersFrom(50_001, 2_000), 'settled', { deliveredAt: now })
    await put(numbersFrom(60_001, 10), 'dropped', {
      droppedAt: now,
      droppedBy: 'person:1',
      dropReason: '误发',
    })
    await put(numbersFrom(70_001, 60), 'given up', { attempts: 24, lastError: '没有应答' })
    expect(await countGivenUp(store.reader)).toBe(60)
    expect((await givenUpMessages(store.reader)).map(({ number }) => number)).toEqual(numbersFrom(70_001, 50))
    if (store.engine !== 'sqlite') return
    const file = new Database(join(database.place.dataFolder, 'xushi.db'), { readonly: true })
    const { sql } = new SQLiteSyncDialect().sqlToQuery(isGivenUp)
    const plan = file.prepare(`explain query plan select count(*) from outbox where ${sql}`).all()
    file.close()
    expect(plan).toMatchObject([{ detail: expect.stringContaining('outbox_given_up') as string }])
  })
})
