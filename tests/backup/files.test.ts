import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { installedPostgres } from '#tests/support/databases/installed-postgres.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import {
  postgresDatabase,
  sqliteDatabase,
  type TestDatabase,
} from '#tests/support/databases/test-database.ts'
import { contents, served, storeFiles, type Stored } from './store-files.ts'

const clock = testClock('2024-12-01T09:00:00.000+08:00')
const databases: TestDatabase[] = []
const kept = (database: TestDatabase) => {
  databases.push(database)
  return database
}
afterAll(() => Promise.all(databases.map((database) => database.drop())))

const placeOf = ({ place: { databaseUrl, dataFolder } }: TestDatabase) => databaseUrl || dataFolder
const settingsOf = ({ place }: TestDatabase) => ({
  XUSHI_DATA: place.dataFolder,
  DATABASE_URL: place.databaseUrl,
})

const pathIn = (folder: string, hash: string) => join(folder, 'files', hash.slice(0, 2), hash.slice(2))

describe('files beside SQLite', () => {
  let source: TestDatabase
  let stored: Stored
  let backups: string
  let backup: string
  beforeAll(async () => {
    source = kept(sqliteDatabase())
    stored = await storeFiles(source)
    backups = join(source.place.dataFolder, 'backups')
    const made = await operate('backup', settingsOf(source))
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('文件 2 份') as string })
    backup = join(
      backups,
      readdirSync(backups).find((name) => name.endsWith('.db'))!,
    )
  })

  it('are read by their owner alone', () => {
    for (const folder of [source.place.dataFolder, backups]) {
      const path = pathIn(folder, stored.first)
      const modes = [path, join(path, '..'), join(path, '../..')].map((one) => statSync(one).mode & 0o777)
      expect(modes).toEqual([0o600, 0o700, 0o700])
    }
  })

  it('lie beside the backup, those that its ledger refers to, and come back with it', async () => {
    expect(readFileSync(pathIn(backups, stored.first)).equals(contents.first)).toBe(true)
    expect(() => statSync(pathIn(backups, stored.orphan))).toThrow('ENOENT')
    const second = kept(sqliteDatabase())
    const restored = await operate('restore', settingsOf(second), '--from', backup)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('文件 2 份') as string })
    expect(await served(second, stored.first)).toEqual(contents.first)
    expect(await served(second, stored.second)).toEqual(contents.second)
    expect(await served(second, stored.orphan)).toBeUndefined()
    const { passed, output } = verifyLedger(second.place.dataFolder)
    expect(output).toContain('文件 2 份，逐字相符')
    expect(passed).toBe(true)
  })

  it('that a cut ledger does not tell of do not come back', async () => {
    const part = kept(sqliteDatabase())
    const upTo = ['--to-sequence', String(stored.sequence)]
    const restored = await operate('restore', settingsOf(part), '--from', backup, ...upTo)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('文件 1 份') as string })
    expect(await served(part, stored.first)).toEqual(contents.first)
    expect(await served(part, stored.second)).toBeUndefined()
    expect(verifyLedger(part.place.dataFolder)).toMatchObject({ passed: true })
  })

  it('that are missing or altered are named by a verification, and no backup is made of them', async () => {
    const damaged = kept(sqliteDatabase())
    const { first, sequence } = await storeFiles(damaged)
    const path = pathIn(damaged.place.dataFolder, first)
    const bytes = readFileSync(path)
    bytes[7]! ^= 1
    writeFileSync(path, bytes)
    const altered = `文件“台账.csv”（SHA-256 ${first}）被改动`
    const found = verifyLedger(damaged.place.dataFolder)
    expect(found).toEqual({ passed: false, output: `底账不完好。第 ${sequence} 号：${altered}\n` })
    const refused = await operate('backup', settingsOf(damaged))
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(altered) as string })
    rmSync(path)
    expect(verifyLedger(damaged.place.dataFolder).output).toContain(`（SHA-256 ${first}）不见了`)
    expect(readdirSync(join(damaged.place.dataFolder, 'backups'), { recursive: true })).toEqual(['files'])
  })

  it('that are altered beside a backup keep it from being restored, and the next backup mends them', async () => {
    writeFileSync(pathIn(backups, stored.second), '口径说朋\n')
    const target = kept(sqliteDatabase())
    const refused = await operate('restore', settingsOf(target), '--from', backup)
    const named = `文件“说明.txt”（SHA-256 ${stored.second}）被改动`
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(named) as string })
    expect(readdirSync(target.place.dataFolder)).toEqual([])
    expect(await operate('backup', settingsOf(source))).toMatchObject({ code: 0 })
    expect(await operate('restore', settingsOf(target), '--from', backup)).toMatchObject({ code: 0 })
  })

  it('keep a restore out of a folder that has any', async () => {
    const target = kept(sqliteDatabase())
    await storeFiles(target)
    rmSync(join(target.place.dataFolder, 'xushi.db'))
    const refused = await operate('restore', settingsOf(target), '--from', backup)
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('files 已经存在') as string })
  })
})

describe('npm run transfer', () => {
  it('moves files into PostgreSQL and back, also those that nothing refers to yet', async () => {
    const source = kept(sqliteDatabase())
    const { first, orphan } = await storeFiles(source)
    const move = (from: TestDatabase, to: TestDatabase) =>
      operate('transfer', {}, '--from', placeOf(from), '--to', placeOf(to))
    const middle = kept(await postgresDatabase(inject('postgresUrl')))
    expect(await move(source, middle)).toMatchObject({
      code: 0,
      output: expect.stringContaining('文件：3 份') as string,
    })
    expect(verifyLedger('', middle.place.databaseUrl).output).toContain('文件 2 份，逐字相符')
    expect(await served(middle, first)).toEqual(contents.first)
    const back = kept(sqliteDatabase())
    expect(await move(middle, back)).toMatchObject({ code: 0 })
    expect(await served(back, first)).toEqual(contents.first)
    expect(await served(back, orphan)).toEqual(contents.orphan)
    expect(verifyLedger(back.place.dataFolder)).toMatchObject({ passed: true })
  })

  it('refuses a source of which a file is missing, and leaves nothing', async () => {
    const source = kept(sqliteDatabase())
    const { orphan, second } = await storeFiles(source)
    const target = kept(sqliteDatabase())
    for (const [hash, named] of [
      [orphan, '尚未用上'],
      [second, '说明.txt'],
    ] as const) {
      rmSync(pathIn(source.place.dataFolder, hash))
      const refused = await operate('transfer', {}, '--from', placeOf(source), '--to', placeOf(target))
      expect(refused).toMatchObject({
        code: 1,
        output: expect.stringContaining(`文件“${named}”（SHA-256 ${hash}）不见了`) as string,
      })
      expect(readdirSync(target.place.dataFolder)).toEqual([])
    }
  })
})

const programs = installedPostgres()

describe.skipIf(programs === undefined)('files in PostgreSQL', () => {
  let postgres: PostgresServer
  beforeAll(async () => {
    postgres = await startPostgres(['fsync=off'], programs)
  })
  afterAll(() => postgres.stop())

  it('are in the dump, are verified in it, and come back with it', async () => {
    const database = await postgresDatabase(postgres.url)
    const { first, orphan, sequence } = await storeFiles(database)
    const folder = kept(sqliteDatabase()).place.dataFolder
    const settings = (target: TestDatabase) => ({
      ...settingsOf(target),
      PATH: `${programs}:${process.env['PATH']}`,
      XUSHI_BACKUPS: folder,
    })
    const made = await operate('backup', settings(database))
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('文件 2 份') as string })
    const backup = join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.dump'))!,
    )
    const second = await postgresDatabase(postgres.url)
    const restored = await operate('restore', settings(second), '--from', backup)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('文件 2 份') as string })
    expect(await served(second, first)).toEqual(contents.first)
    expect(await served(second, orphan)).toBeUndefined()

    const store = await openStore(second.place, clock)
    await store.write(async ({ db, tables: { filePiece } }) => {
      await db.update(filePiece).set({ bytes: Buffer.from('x') })
    })
    await store.close()
    const altered = `第 ${sequence} 号：文件“台账.csv”（SHA-256 ${first}）被改动`
    expect(verifyLedger('', second.place.databaseUrl).output).toContain(altered)
    const refused = await operate('backup', settings(second))
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(altered) as string })
  })
})
