import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { installedPostgres } from '#tests/support/databases/installed-postgres.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import {
  postgresDatabase,
  sqliteDatabase,
  type TestDatabase,
} from '#tests/support/databases/test-database.ts'

const clock = testClock('2026-12-01T09:00:00.000+08:00')
const databases: TestDatabase[] = []
const kept = (database: TestDatabase) => {
  databases.push(database)
  return database
}
afterAll(() => Promise.all(databases.map((database) => database.drop())))

const placeOf = ({ place: { databaseUrl, dataFolder } }: TestDatabase) => databaseUrl || dataFolder

/** 甲 is told and delivered; 乙, and 丙 after one more entry of the ledger, are told and wait. @returns the entry before 丙's */
async function tell({ place }: TestDatabase): Promise<number> {
  const store = await openStore(place, clock)
  const message = (text: string) => ({ kind: 'webhook', subject: 'city', payload: text })
  const { sequence } = await store.write(async (writer) => {
    const entry = await writer.append(anyEntry)
    await writer.tell(message('甲'))
    return entry
  })
  await outboxDelivery({ webhook: async () => {} }, { store, clock, report: () => {} }).look()
  await store.write((writer) => writer.tell(message('乙')))
  await store.write(async (writer) => {
    await writer.append(anyEntry)
    await writer.tell(message('丙'))
  })
  await store.close()
  return sequence
}

/** The messages that a server on the database delivers by itself, and those that it lists as undelivered. */
async function deliveredFrom({ place }: TestDatabase) {
  const store = await openStore(place, clock)
  const delivered: unknown[] = []
  const deliver = async ({ payload }: { payload: unknown }) => void delivered.push(payload)
  const outbox = outboxDelivery({ webhook: deliver }, { store, clock, report: () => {} })
  await outbox.look()
  const { waiting, messages } = await outbox.state()
  await store.close()
  return { delivered, waiting, undelivered: messages.map(({ lastError }) => lastError) }
}

const held = expect.stringMatching(/^恢复自备份：可能已经送达，请向接收方核实/) as string

describe('messages that wait', () => {
  const programs = installedPostgres()
  let postgres: PostgresServer | undefined
  beforeAll(async () => {
    if (programs !== undefined) postgres = await startPostgres(['fsync=off'], programs)
  })
  afterAll(() => postgres?.stop())

  it.each(['sqlite', ...(programs === undefined ? [] : ['postgres'])])(
    'are not delivered by themselves from a backup of %s, and are gone where its ledger is cut before them',
    async (engine) => {
      const made = async () =>
        engine === 'sqlite' ? kept(sqliteDatabase()) : await postgresDatabase(postgres!.url)
      const source = await made()
      const sequence = await tell(source)
      const backups = join(kept(sqliteDatabase()).place.dataFolder, 'backups')
      const settings = ({ place }: TestDatabase) => ({
        PATH: `${programs ?? ''}:${process.env['PATH']}`,
        XUSHI_DATA: place.dataFolder,
        DATABASE_URL: place.databaseUrl,
        XUSHI_BACKUPS: backups,
      })
      expect(await operate('backup', settings(source))).toMatchObject({ code: 0 })
      const backup = join(
        backups,
        readdirSync(backups).find((name) => /\.(db|dump)$/.test(name))!,
      )
      const [whole, cut] = [await made(), await made()]
      expect(await operate('restore', settings(whole), '--from', backup)).toMatchObject({ code: 0 })
      const upTo = ['--to-sequence', String(sequence)]
      expect(await operate('restore', settings(cut), '--from', backup, ...upTo)).toMatchObject({ code: 0 })
      expect(await deliveredFrom(whole)).toEqual({ delivered: [], waiting: 0, undelivered: [held, held] })
      expect(await deliveredFrom(cut)).toEqual({ delivered: [], waiting: 0, undelivered: [held] })
      expect(await deliveredFrom(source)).toEqual({ delivered: ['乙', '丙'], waiting: 0, undelivered: [] })
    },
  )

  it('move with their database, and are delivered from there', async () => {
    const source = kept(sqliteDatabase())
    await tell(source)
    const target = kept(await postgresDatabase(inject('postgresUrl')))
    const moved = await operate('transfer', {}, '--from', placeOf(source), '--to', placeOf(target))
    expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('outbox：3 行') as string })
    expect(await deliveredFrom(target)).toEqual({ delivered: ['乙', '丙'], waiting: 0, undelivered: [] })
  })
})
