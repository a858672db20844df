import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postWebhook } from '#server/alerts/post-webhook.ts'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { AppError } from '#server/errors.ts'
import { forgetMessagesJob } from '#server/jobs/outbox/forget-messages.ts'
import { outboxDelivery, retry, type OutboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock, type TestClock } from '#tests/support/servers/test-clock.ts'

const minute = 60_000

let database: TestDatabase
let store: Store
let clock: TestClock
let receiver: Receiver
let faults: unknown[]
beforeEach(async () => {
  database = await createTestDatabase()
  clock = testClock()
  store = await openStore(database.place, clock)
  receiver = await openReceiver()
  faults = []
})
afterEach(async () => {
  await receiver.close()
  await store.close()
  await database.drop()
})

const delivery = (overrides: Partial<Store> = {}): OutboxDelivery =>
  outboxDelivery(
    {
      webhook: ({ id, payload }) => postWebhook(receiver.url, { id, content: payload as object }),
      broken: () => Promise.reject(new Error('没有这个收件人')),
    },
    { store: { ...store, ...overrides }, clock, report: (fault) => faults.push(fault), pauses: [0, 0] },
  )
const tell = (text: string, subject = 'city', kind = 'webhook') =>
  store.write((writer) => writer.tell({ kind, subject, payload: { text } }))
const heard = () => receiver.heard.map(({ body }) => (body as { text: string }).text)

describe('outboxDelivery', () => {
  it('delivers what a transaction told, once it is committed, and nothing of one that was undone', async () => {
    const id = await tell('甲')
    const undone = store.write(async (writer) => {
      await writer.tell({ kind: 'webhook', subject: 'city', payload: { text: '撤回' } })
      throw new AppError('conflict', '不要')
    })
    await expect(undone).rejects.toThrow('不要')
    const outbox = delivery()
    await outbox.look()
    await outbox.look()
    expect(receiver.heard).toEqual([{ id, body: { text: '甲' } }])
    expect(await outbox.state()).toEqual({
      waiting: 0,
      oldestWaitingAt: null,
      lastError: null,
      givenUp: 0,
      messages: [],
    })
  })

  it('delivers by itself as soon as something is committed', async () => {
    const outbox = delivery()
    outbox.start()
    await tell('甲')
    await expect.poll(heard).toEqual(['甲'])
    await outbox.stop()
  })

  it('keeps the sequence of a subject while its receiver is down for an hour', async () => {
    const outbox = delivery()
    await receiver.answer(null)
    await tell('一')
    await tell('二')
    await tell('别处', 'elsewhere', 'broken')
    for (let passed = 0; passed < 60; passed += 1) {
      await outbox.look()
      clock.advance(minute)
    }
    // The attempts within the hour: at once, then after 10, 20, 40, 80, 160, 320, 640 and 1,280 s, each at the next minute.
    expect(faults.filter((fault) => String(fault).includes('ECONNREFUSED'))).toHaveLength(9)
    expect(await outbox.state()).toMatchObject({
      waiting: 3,
      oldestWaitingAt: '2024-10-31T10:00:00.000+08:00',
      lastError: expect.stringContaining('ECONNREFUSED') as string,
    })
    await receiver.answer(503)
    await tell('三')
    clock.advance(60 * minute)
    await outbox.look()
    expect(heard()).toEqual(['一'])
    await receiver.answer(204)
    clock.advance(60 * minute)
    await outbox.look()
    expect(heard()).toEqual(['一', '一', '二', '三'])
    expect(new Set(receiver.heard.map(({ id }) => id)).size).toBe(3)
  })

  it('gives up after 24 attempts', async () => {
    const outbox = delivery()
    const id = await tell('甲', 'city', 'broken')
    await tell('乙', 'city', 'broken')
    for (let attempt = 0; attempt < retry.attempts; attempt += 1) {
      await outbox.look()
      clock.advance(retry.cap)
    }
    const message = {
      id,
      kind: 'broken',
      title: 'broken',
      subject: 'city',
      createdAt: '2024-10-31T10:00:00.000+08:00',
    }
    expect(await outbox.state()).toMatchObject({
      waiting: 1,
      givenUp: 1,
      messages: [{ ...message, attempts: 24, lastError: '没有这个收件人' }],
    })
    expect(await outbox.givenUp()).toBe(1)
  })

  it('does not deliver anew what it has delivered while the database takes no writes', async () => {
    await tell('甲')
    let full = true
    const outbox = delivery({
      write: (work) => (full ? Promise.reject(new AppError('disk-full', '磁盘已满')) : store.write(work)),
    })
    await expect(outbox.look()).rejects.toThrow('磁盘已满')
    await expect(outbox.look()).rejects.toThrow('磁盘已满')
    full = false
    await outbox.look()
    expect(heard()).toEqual(['甲'])
    expect((await outbox.state()).waiting).toBe(0)
  })

  it('leaves messages to the instance that leads, and unknown kinds to a program that knows them', async () => {
    await tell('甲')
    await delivery({ leads: async () => false }).look()
    expect(heard()).toEqual([])
    await tell('乙', 'city', 'of-a-newer-program')
    const outbox = delivery()
    await outbox.look()
    expect(heard()).toEqual(['甲'])
    expect((await outbox.state()).waiting).toBe(1)
  })

  it('does not wait for the time of a clock that was ahead', async () => {
    const outbox = delivery()
    await receiver.answer(null)
    clock.set('2029-10-31T10:00:00.000+08:00')
    await tell('甲')
    await outbox.look()
    await receiver.answer(204)
    clock.set('2024-10-31T10:00:00.000+08:00')
    await outbox.look()
    expect(heard()).toEqual(['甲'])
  })

  it('delivers at once, and tries anew twice, what the database would not take', async () => {
    const outbox = delivery()
    const message = { kind: 'webhook', subject: 'city', payload: { text: '磁盘满了' } }
    expect(await outbox.sendNow([message])).toBe(true)
    await receiver.answer(500)
    expect(await outbox.sendNow([message])).toBe(false)
    expect(heard()).toEqual(Array(4).fill('磁盘满了'))
    expect(new Set(receiver.heard.map(({ id }) => id)).size).toBe(2)
  })
})

describe('forgetMessagesJob', () => {
  it('forgets what was delivered more than 90 days ago, and nothing that waits', async () => {
    await tell('甲')
    await delivery().look()
    await tell('乙')
    const rows = async () => store.reader.db.select().from(store.reader.tables.outbox)
    const { run } = forgetMessagesJob({ store, clock })
    const { signal } = new AbortController()
    clock.advance(90 * 24 * 60 * minute)
    await run(signal)
    expect(await rows()).toHaveLength(2)
    clock.advance(1)
    await run(signal)
    expect((await rows()).map(({ payload }) => payload)).toEqual(['{"text":"乙"}'])
  })
})
