import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '#server/alerts/send-alert.ts'
import { makeBackup } from '#server/backup/make-backup.ts'
import { scheduledBackups } from '#server/backup/scheduled-backups.ts'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { AppError } from '#server/errors.ts'
import { scheduler } from '#server/jobs/scheduler.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { testClock, type TestClock } from '#tests/support/servers/test-clock.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

const hour = 3_600_000
const chat = { webhook: 'http://chat.example/hook', mail: null }

let database: TestDatabase
let store: Store
let clock: TestClock
let folder: string
let sentNow: Alert['event'][]
let full: boolean
let faults: unknown[]
let undeliverable: boolean
beforeEach(async () => {
  database = sqliteDatabase()
  clock = testClock('2024-10-31T10:00:00.000+08:00')
  store = await openStore(database.place, clock)
  folder = join(database.place.dataFolder, 'backups')
  sentNow = []
  full = false
  faults = []
  undeliverable = false
  await append()
})
afterEach(async () => {
  await store.close()
  await database.drop()
})

const append = () =>
  store.write(async (writer) => {
    await writer.append(anyEntry)
  })

/** The server's schedule without a process and a network of its own; messages stay in the outbox. */
function schedule({ leads = true, at = '02:30' }: { leads?: boolean; at?: string | null } = {}) {
  const { job, backupsOf } = scheduledBackups({ folder, at, keep: { days: 2, weeks: 0, months: 0 } }, chat, {
    clock,
    make: () => makeBackup(database.place, folder, { clock, version: '0.0.0-test' }),
  })
  const write: Store['write'] = (work) =>
    full ? Promise.reject(new AppError('disk-full', '磁盘已满')) : store.write(work)
  const jobs = scheduler([job], {
    store: { ...store, leads: async () => leads, write },
    clock,
    report: (fault) => faults.push(fault),
    sendNow: async (messages) => {
      sentNow.push(...messages.map(({ payload }) => (payload as Alert).event))
      return !undeliverable
    },
  })
  const { status, begin } = backupsOf(jobs)
  return { status, begin, look: jobs.look, jobs }
}

/** The messages of the outbox, in their order. */
async function alerts(): Promise<Alert['event'][]> {
  const { db, tables } = store.reader
  const rows = await db.select().from(tables.outbox).orderBy(tables.outbox.number)
  return rows.map(({ payload }) => (JSON.parse(payload) as Alert).event)
}

const made = () => readdirSync(folder).filter((name) => name.endsWith('.db'))

describe('scheduledBackups', () => {
  it('makes the next at its time although the last was made while the clock was a year ahead', async () => {
    const backups = schedule()
    clock.set('2025-10-31T02:30:05.000+08:00')
    await backups.look()
    clock.set('2024-10-31T10:00:00.000+08:00')
    await backups.look()
    expect(made()).toHaveLength(1)
    expect((await backups.status()).nextAt).toBe('2024-11-01T02:30:00.000+08:00')
    clock.set('2024-11-01T02:30:05.000+08:00')
    await append()
    await backups.look()
    expect(made()).toHaveLength(2)
    await backups.look()
    expect(made()).toHaveLength(2)
  })

  it('makes one backup a day at its time, and keeps as many as asked for', async () => {
    const backups = schedule()
    await backups.look()
    expect(await backups.status()).toEqual({
      folder,
      lastGood: null,
      lastFailure: null,
      nextAt: '2024-11-01T02:30:00.000+08:00',
      running: false,
    })
    for (const day of ['01', '02', '03']) {
      clock.set(`2024-11-${day}T02:30:05.000+08:00`)
      await append()
      await backups.look()
      await backups.look()
    }
    expect(made()).toEqual(['xushi-20241102-023005-3.db', 'xushi-20241103-023005-4.db'])
    expect(await backups.status()).toMatchObject({
      lastGood: { at: '2024-11-03T02:30:05.000+08:00', sequence: 4 },
      nextAt: '2024-11-04T02:30:00.000+08:00',
    })
    expect([await alerts(), faults]).toEqual([[], []])
  })

  it('makes up for a backup that was missed', async () => {
    clock.set('2024-11-05T09:00:00.000+08:00')
    await schedule().look()
    expect(made()).toEqual(['xushi-20241105-090000-1.db'])
  })

  it('makes a backup when asked for, without a time of day too, and one at a time', async () => {
    const backups = schedule({ at: null })
    backups.begin()
    backups.begin()
    expect(await backups.status()).toMatchObject({ lastGood: null, nextAt: null, running: true })
    await backups.look()
    expect(await backups.status()).toMatchObject({ lastGood: { sequence: 1 }, nextAt: null, running: false })
    expect(made()).toHaveLength(1)
    clock.set('2024-11-05T09:00:00.000+08:00')
    await backups.look()
    expect(made()).toHaveLength(1)
  })

  it('leaves it to the instance that leads', async () => {
    clock.set('2024-11-05T09:00:00.000+08:00')
    await schedule({ leads: false }).look()
    expect(readdirSync(database.place.dataFolder)).not.toContain('backups')
  })

  it('tells a failure once, tries each hour, and tells that all is well again, across a restart', async () => {
    const file = join(database.place.dataFolder, 'xushi.db')
    renameSync(file, `${file}.aside`)
    clock.set('2024-11-01T02:30:00.000+08:00')
    await schedule().look()
    expect(await alerts()).toEqual(['backup.failed'])
    const afterRestart = schedule()
    expect(await afterRestart.status()).toMatchObject({
      lastGood: null,
      lastFailure: {
        at: '2024-11-01T02:30:00.000+08:00',
        reason: expect.stringContaining('没有数据库') as string,
      },
      nextAt: '2024-11-01T02:30:00.000+08:00',
    })
    clock.advance(hour - 1)
    await afterRestart.look()
    expect(faults).toHaveLength(1)
    clock.advance(1)
    await afterRestart.look()
    expect(faults).toHaveLength(2)
    expect(await alerts()).toEqual(['backup.failed'])

    renameSync(`${file}.aside`, file)
    clock.advance(hour)
    await afterRestart.look()
    expect(await alerts()).toEqual(['backup.failed', 'backup.recovered'])
    expect((await afterRestart.status()).lastFailure).toBeNull()
  })

  it('counts a backup made by hand as the end of a failure', async () => {
    writeFileSync(folder, 'a file in the way')
    clock.set('2024-11-01T02:30:00.000+08:00')
    const backups = schedule()
    await backups.look()
    rmSync(folder)
    clock.advance(60_000)
    await makeBackup(database.place, folder, { clock, version: '0.0.0-test' })
    expect(await backups.status()).toMatchObject({
      lastGood: { at: '2024-11-01T02:31:00.000+08:00' },
      lastFailure: null,
      nextAt: '2024-11-02T02:30:00.000+08:00',
    })
    expect(await backups.jobs.failing()).toEqual([])
  })

  it.each([
    ['its folder', () => writeFileSync(folder, 'a file in the way')],
    [
      'the database',
      () => {
        const file = join(database.place.dataFolder, 'xushi.db')
        renameSync(file, `${file}.aside`)
        full = true
      },
    ],
  ])(
    'tells a failure alike as a job and as a backup, after a restart too, where %s takes no note of it',
    async (_, spoil) => {
      spoil()
      clock.set('2024-11-01T02:30:00.000+08:00')
      await schedule().look()
      const { status, jobs } = schedule()
      const { lastFailure } = await status()
      expect(lastFailure?.at).toBe('2024-11-01T02:30:00.000+08:00')
      expect((await jobs.states()).map(({ failure }) => failure)).toEqual([
        { ...lastFailure, attempt: 1, givenUp: false },
      ])
      expect(await jobs.failing()).toEqual(['backup'])
    },
  )

  it('remembers a failure where neither its folder nor the database can be written, and tells it as soon as it can', async () => {
    writeFileSync(folder, 'a file in the way')
    full = undeliverable = true
    clock.set('2024-11-01T02:30:00.000+08:00')
    const backups = schedule()
    await backups.look()
    expect(faults.map(String)).toContainEqual(expect.stringContaining('不能使用（EEXIST）'))
    expect(await backups.status()).toMatchObject({ lastFailure: { at: '2024-11-01T02:30:00.000+08:00' } })
    undeliverable = false
    clock.advance(hour)
    await backups.look()
    clock.advance(hour)
    await backups.look()
    // The first delivery failed and the second succeeded, without the database.
    expect(sentNow).toEqual(['backup.failed', 'backup.failed'])
    full = false
    rmSync(folder)
    clock.advance(hour)
    await backups.look()
    expect(await alerts()).toEqual(['backup.recovered'])
  })
})
