import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openStore, type DatabasePlace } from '#server/db/open-store.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { copyIntoNewPostgres } from '#server/db/copies/copy-into-new.ts'
import { openOfflineReader } from '#server/db/copies/offline-reader.ts'
import { copyTables } from '#server/transfer/copy-tables.ts'
import { verifyCopy } from '#server/transfer/verify-copy.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { fillWithSchema } from '#tests/support/databases/released-database.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import {
  postgresDatabase,
  sqliteDatabase,
  type TestDatabase,
} from '#tests/support/databases/test-database.ts'
import { onlyBackup } from './only-backup.ts'

const clock = testClock('2026-12-01T09:00:00.000+08:00')
const databases: TestDatabase[] = []
const embedded = () => kept(sqliteDatabase())
const postgres = async () => kept(await postgresDatabase(inject('postgresUrl')))
function kept(database: TestDatabase): TestDatabase {
  databases.push(database)
  return database
}
afterAll(() => Promise.all(databases.map((database) => database.drop())))

const nameOf = ({ databaseUrl, dataFolder }: DatabasePlace) => databaseUrl || dataFolder
const transfer = (from: TestDatabase, to: TestDatabase) =>
  operate('transfer', {}, '--from', nameOf(from.place), '--to', nameOf(to.place))
const digestOf = ({ place }: TestDatabase) =>
  createHash('sha256')
    .update(readFileSync(join(place.dataFolder, 'xushi.db')))
    .digest('hex')

/** The answers of a server on the database to a wall and to an analyst, as text. */
async function shownBy({ place: { databaseUrl, dataFolder } }: TestDatabase): Promise<string> {
  const server = await startServer({ data: dataFolder, databaseUrl })
  try {
    const board = await callApi(server, '/api/board?scope=441200&at=2024-10-31')
    const series = await callApi(
      server,
      '/api/observations?indicator=zhaoqing-5g-base-stations&region=441200&includeHistory=true',
    )
    expect([board.status, series.status]).toEqual([200, 200])
    return JSON.stringify([board.body, series.body])
  } finally {
    await server.kill('SIGTERM')
  }
}

let source: TestDatabase
let shown: string
beforeAll(async () => {
  source = embedded()
  // The database has every kind of change (drafts, returns, a closed period, people, walls), and the records of an ordinary start.
  await fillWithSchema('0000_first', source)
  shown = await shownBy(source)
})

/** The words of a verification, without the line about notes outside of the database, which stay in their folder. */
const provedOf = ({ output }: { readonly output: string }) => output.replace(/^与系统之外所记的.*\n/m, '')

describe('npm run transfer', () => {
  it('moves SQLite to PostgreSQL and back: the same ledger, the same board, the source as it was', async () => {
    const before = digestOf(source)
    const middle = await postgres()
    const moved = await transfer(source, middle)
    expect(moved.output).toMatch(/observation：\d+ 行\n[^]*搬迁完成，逐行核对无误/)
    expect(moved.code).toBe(0)
    expect(digestOf(source)).toBe(before)
    const proved = provedOf(verifyLedger(source.place.dataFolder))
    expect(provedOf(verifyLedger('', middle.place.databaseUrl))).toBe(proved)
    const back = embedded()
    const movedBack = await transfer(middle, back)
    expect(movedBack.code).toBe(0)
    expect(movedBack.output).not.toMatch(/warning/i)
    expect(provedOf(verifyLedger(back.place.dataFolder))).toBe(proved)
    expect(await shownBy(middle)).toBe(shown)
    expect(await shownBy(back)).toBe(shown)
  })

  it('tells how much there is in the words and the numbers of backup, restore and verification', async () => {
    const [target, restored] = [embedded(), embedded()]
    const folder = join(target.place.dataFolder, 'backups')
    const settings = { XUSHI_DATA: source.place.dataFolder, XUSHI_BACKUPS: folder }
    const backup = await operate('backup', settings)
    const from = join(folder, onlyBackup(folder))
    const restore = await operate('restore', { XUSHI_DATA: restored.place.dataFolder }, '--from', from)
    const verification = await operate('ledger', settings, 'verify')
    const moved = await transfer(source, await postgres())
    const amounts = [backup, restore, verification, moved].map(
      ({ output }) => /数据 \d+ 条，文件 \d+ 份/.exec(output)?.[0] ?? output,
    )
    const [, rows] = /observation：(\d+) 行/.exec(moved.output) ?? []
    expect(Number(rows)).toBeGreaterThan(100)
    expect(new Set(amounts)).toEqual(new Set([`数据 ${rows} 条，文件 0 份`]))
  })

  it('refuses a target that holds anything', async () => {
    const full = embedded()
    await (await openStore(full.place, clock)).close()
    const database = await postgres()
    await (await openStore(database.place, clock)).close()
    const toFile = await transfer(source, full)
    expect(toFile).toMatchObject({ code: 1, output: expect.stringContaining('只能写入空的目录') as string })
    const toServer = await transfer(source, database)
    expect(toServer).toMatchObject({
      code: 1,
      output: expect.stringContaining('只能写入空的数据库') as string,
    })
  })

  it('refuses a source that a server has open, though it writes nothing', async () => {
    const target = embedded()
    for (const busy of [embedded(), await postgres()]) {
      const { dataFolder: data, databaseUrl } = busy.place
      const server = await startServer({ data, databaseUrl })
      const refused = await transfer(busy, target)
      expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('正在使用') as string })
      await server.kill('SIGTERM')
    }
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('refuses a source of which a value was altered, and leaves nothing', async () => {
    const altered = await postgres()
    expect((await transfer(source, altered)).code).toBe(0)
    const store = await openStore(altered.place, clock)
    await store.write(async ({ db, tables: { observation } }) => {
      await db.update(observation).set({ value: '9999' })
    })
    await store.close()
    const target = embedded()
    const refused = await transfer(altered, target)
    expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/底账不完好.*value/) as string })
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('leaves a PostgreSQL database as empty as it was where it fails, so that it can be tried again', async () => {
    const target = await postgres()
    const failed = copyIntoNewPostgres(target.place, { clock, fill: () => Promise.reject(new Error('断电')) })
    await expect(failed).rejects.toThrow('断电')
    expect(await transfer(source, target)).toMatchObject({ code: 0 })
  })

  it('refuses a wrong call, and prints no password of it', async () => {
    expect(await operate('transfer', {})).toMatchObject({ code: 2 })
    const wrong = await operate('transfer', {}, '--from', 'mysql://u:secret@h/d', '--to', 'x')
    expect(wrong.code).toBe(1)
    expect(wrong.output).not.toContain('secret')
  })
})

describe('verifyCopy', () => {
  it('finds a row that is otherwise than it was read, though the ledger says nothing of it', async () => {
    const reader = await openOfflineReader(source.place)
    const target = await openStore((await postgres()).place, clock)
    try {
      const read = await copyTables(reader.reader, target, () => {})
      const { head, revisions } = await verifyCopy(
        reader.reader,
        read,
        target.reader,
        readContentsIn(target.reader),
      )
      expect([head.sequence, revisions]).toEqual([read.get('ledger')?.rows, read.get('observation')?.rows])
      await target.write(async ({ db, tables: { person } }) => {
        await db.update(person).set({ roles: '["administrator"]' })
      })
      await expect(
        verifyCopy(reader.reader, read, target.reader, readContentsIn(target.reader)),
      ).rejects.toThrow('表 person 的内容不同')
      await target.write(async ({ db, tables: { person } }) => {
        await db.delete(person)
      })
      await expect(
        verifyCopy(reader.reader, read, target.reader, readContentsIn(target.reader)),
      ).rejects.toThrow(/表 person 应有 \d+ 行/)
    } finally {
      await target.close()
      await reader.close()
    }
  })
})
