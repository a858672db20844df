import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { stations } from '#tests/support/given/approve.ts'
import { installedPostgres } from '#tests/support/databases/installed-postgres.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { postgresDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

const programs = installedPostgres()
const note = '含 \\ 反斜杠、\t制表、\n换行与 \u2028 行分隔符'

describe.skipIf(programs === undefined)('backups of PostgreSQL', () => {
  let postgres: PostgresServer
  let database: TestDatabase
  let server: ServerProcess
  let folder: string
  beforeAll(async () => {
    postgres = await startPostgres(['fsync=off'], programs)
    database = await postgresDatabase(postgres.url)
    const settings = { XUSHI_LEDGER_HASH: 'sm3' }
    server = await startServer({ databaseUrl: database.place.databaseUrl, settings })
    folder = mkdtempSync(join(tmpdir(), 'xushi-'))
    const items = [{ ...stations(6_930, '441200', '08'), note }]
    expect((await callApi(server, '/api/observations', { items })).status).toBe(201)
  })
  afterAll(async () => {
    await server.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const settings = ({ place }: TestDatabase) => ({
    PATH: `${programs}:${process.env['PATH']}`,
    DATABASE_URL: place.databaseUrl,
    XUSHI_BACKUPS: folder,
  })
  const theBackup = () =>
    join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.dump'))!,
    )

  it('are dumps that were opened and verified, of which a board comes back to the byte', async () => {
    const made = await operate('backup', settings(database))
    expect(made.output).toContain('已打开核对')
    expect(made.code).toBe(0)
    expect(readdirSync(folder).toSorted()).toEqual([
      expect.stringMatching(/\.dump$/),
      expect.stringMatching(/\.json$/),
    ])
    const board = '/api/board?scope=441200&at=2024-10-31'
    const night = (await callApi(server, board)).body
    await callApi(server, '/api/observations', { items: [stations(7_001)] })

    const second = await postgresDatabase(postgres.url)
    const restored = await operate('restore', settings(second), '--from', theBackup())
    expect(restored.output).toContain('恢复完成')
    expect(restored.code).toBe(0)
    const copy = await startServer({ databaseUrl: second.place.databaseUrl })
    try {
      expect(JSON.stringify((await callApi(copy, board)).body)).toBe(JSON.stringify(night))
      expect((await callApi(copy, '/api/observations', { items: [stations(7_002)] })).status).toBe(201)
    } finally {
      await copy.stop()
    }
    expect(verifyLedger('', second.place.databaseUrl).output).toMatch(/底账完好/)
  })

  it('come back only into an empty database, which stays empty where the ledger is not what the manifest says', async () => {
    const refused = await operate('restore', settings(database), '--from', theBackup())
    expect(refused).toMatchObject({
      code: 1,
      output: expect.stringContaining('只能写入空的数据库') as string,
    })

    const manifest = `${theBackup()}.json`
    const told = readFileSync(manifest, 'utf8')
    writeFileSync(manifest, told.replace(/"hash": "./, '"hash": "-'))
    const third = await postgresDatabase(postgres.url)
    const altered = await operate('restore', settings(third), '--from', theBackup())
    expect(altered).toMatchObject({ code: 1, output: expect.stringContaining('与清单所记不同') as string })
    writeFileSync(manifest, told)
    expect((await operate('restore', settings(third), '--from', theBackup())).code).toBe(0)
  })

  it('are encrypted where there is a key, and come back by it alone', async () => {
    const sealed = join(folder, 'sealed')
    const key = mkdtempSync(join(tmpdir(), 'xushi-')) + '/backup.key'
    expect((await operate('backup', settings(database), 'key', key)).code).toBe(0)
    const sealedSettings = { ...settings(database), XUSHI_BACKUPS: sealed, XUSHI_BACKUP_KEY: key }
    expect((await operate('backup', sealedSettings)).output).toContain('已打开核对')
    const from = join(
      sealed,
      readdirSync(sealed).find((name) => name.endsWith('.dump.enc'))!,
    )
    expect(readFileSync(from).includes('PGDMP')).toBe(false)
    const fourth = await postgresDatabase(postgres.url)
    const into = { ...sealedSettings, DATABASE_URL: fourth.place.databaseUrl }
    const without = await operate('restore', { ...into, XUSHI_BACKUP_KEY: '' }, '--from', from)
    expect(without).toMatchObject({ code: 1, output: expect.stringContaining('是加密的备份') as string })
    expect(await operate('restore', into, '--from', from)).toMatchObject({ code: 0 })
    rmSync(sealed, { recursive: true })
    rmSync(join(key, '..'), { recursive: true })
  })

  it('need pg_dump, and say so where it is not', async () => {
    const without = await operate('backup', { ...settings(database), PATH: folder })
    expect(without).toMatchObject({ code: 1, output: expect.stringContaining('找不到 pg_dump') as string })
    expect(readdirSync(folder)).toHaveLength(2)
  })
})
