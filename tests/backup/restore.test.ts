import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { stations } from '#tests/support/given/approve.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { fillWithSchema } from '#tests/support/databases/released-database.ts'
import { apiToken, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { onlyBackup } from './only-backup.ts'

const board = '/api/board?scope=441200&at=2024-10-31'

async function bytesOf(server: ServerProcess, path: string): Promise<string> {
  const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${apiToken}` } })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer()).toString('hex')
}

async function approve(server: ServerProcess, value: number, month: string): Promise<number> {
  const items = [stations(value, '441200', month)]
  const { status, body } = await callApi<{ sequence: number }>(server, '/api/observations', { items })
  expect(status).toBe(201)
  return body.sequence
}

async function watch({ url }: ServerProcess, held: Record<string, string> = {}): Promise<LiveClient> {
  const query = { scope: '441200', at: '2024-10-31', ...held }
  const client = await openLive(url, query, { authorization: `Bearer ${apiToken}` })
  await client.next('hello')
  return client
}

/** What the audit log of a database says of its restoring. */
function toldOfRestoring(data: string): unknown[] {
  const database = new Database(join(data, 'xushi.db'), { readonly: true })
  try {
    return database.prepare("select subject from audit_entry where kind = 'restored'").pluck().all()
  } finally {
    database.close()
  }
}

let server: ServerProcess
let elsewhere: TestDatabase
beforeAll(async () => {
  server = await startServer()
  await approve(server, 6_930, '08')
})
afterAll(() => server.stop())
beforeEach(() => {
  elsewhere = sqliteDatabase()
})
afterEach(() => elsewhere.drop())

describe('npm run restore', () => {
  it('makes of last night’s backup a board equal to that night’s, digit for digit', async () => {
    const backups = { XUSHI_BACKUPS: join(elsewhere.place.dataFolder, 'backups') }
    const night = await bytesOf(server, board)
    expect((await operate('backup', { XUSHI_DATA: server.data, ...backups })).code).toBe(0)
    const wall = await watch(server)
    await wall.next('snapshot')
    const later = await approve(server, 7_001, '09')
    const { hash } = await wall.next('change')
    expect(await bytesOf(server, board)).not.toBe(night)

    const second = join(elsewhere.place.dataFolder, 'second')
    const from = join(backups.XUSHI_BACKUPS, onlyBackup(backups.XUSHI_BACKUPS))
    const restored = await operate('restore', { XUSHI_DATA: second }, '--from', from)
    expect(restored.output).toContain(`末条 ${later - 1} 号`)
    expect(restored.code).toBe(0)
    expect(toldOfRestoring(second)).toEqual([
      `${basename(from)}，由服务器上的用户 ${userInfo().username} 执行`,
    ])
    const copy = await startServer({ data: second })
    try {
      expect(await bytesOf(copy, board)).toBe(night)
      expect(await approve(copy, 7_002, '09')).toBe(later)
      // A wall that heard a later change under this sequence gets a new snapshot.
      const returned = await watch(copy, { since: String(later), hash, held: '2024-10-31' })
      expect((await returned.next('snapshot')).board.targets).toContainEqual(
        expect.objectContaining({ indicator: 'zhaoqing-5g-base-stations', value: 7_002 }),
      )
      // The state of that evening can be opened in both databases, whatever came later.
      const pinned = `${board}&asOf=${later - 1}`
      expect(await bytesOf(copy, pinned)).toBe(await bytesOf(server, pinned))
    } finally {
      await copy.kill()
    }
    expect(verifyLedger(second).output).toMatch(/底账完好/)
    const again = await operate('restore', { XUSHI_DATA: second }, '--from', from)
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('只能写入空的目录') as string })
    // The files that a deleted database leaves behind must not be written into the restored one.
    const third = elsewhere.place.dataFolder
    writeFileSync(join(third, 'xushi.db-wal'), '')
    const beside = await operate('restore', { XUSHI_DATA: third }, '--from', from)
    expect(beside).toMatchObject({
      code: 1,
      output: expect.stringContaining('xushi.db-wal 已经存在') as string,
    })
  })

  it('takes a backup of an earlier schema, without its manifest too, and ends it at any entry', async () => {
    // 115 entries: drafts, returns, a closed period, people, walls. Three entries follow a cut at 110: the cut itself,
    // and two accounts.
    await fillWithSchema('0000_first', elsewhere)
    const { dataFolder } = elsewhere.place
    const from = join(dataFolder, 'xushi.db')
    const whole = join(dataFolder, 'whole')
    const restored = await operate('restore', { XUSHI_DATA: whole }, '--from', from)
    expect(restored).toMatchObject({
      code: 0,
      output: expect.stringMatching(/末条 115 号[^]*没有清单/) as string,
    })
    const part = join(dataFolder, 'part')
    const cut = await operate('restore', { XUSHI_DATA: part }, '--from', from, '--to-sequence', '110')
    expect(cut).toMatchObject({ code: 0, output: expect.stringContaining('末条 113 号') as string })
    expect(verifyLedger(part).output).toMatch(/底账完好：共 113 条/)
    const beyond = await operate(
      'restore',
      { XUSHI_DATA: join(dataFolder, 'x') },
      '--from',
      from,
      '--to-sequence',
      '116',
    )
    expect(beyond).toMatchObject({ code: 1, output: expect.stringContaining('没有第 116 号') as string })
  })

  it('refuses a backup of which a byte was altered, and leaves nothing', async () => {
    const { dataFolder } = elsewhere.place
    const backups = { XUSHI_BACKUPS: join(dataFolder, 'backups') }
    await operate('backup', { XUSHI_DATA: server.data, ...backups })
    const from = join(backups.XUSHI_BACKUPS, onlyBackup(backups.XUSHI_BACKUPS))
    const bytes = readFileSync(from)
    bytes[bytes.length - 5]! ^= 1
    writeFileSync(from, bytes)
    const second = join(dataFolder, 'second')
    const refused = await operate('restore', { XUSHI_DATA: second }, '--from', from)
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('与清单不符') as string })
    const other = await operate(
      'restore',
      { XUSHI_DATA: second },
      '--from',
      join(import.meta.dirname, 'restore.test.ts'),
    )
    expect(other).toMatchObject({ code: 1, output: expect.stringContaining('不是序时的备份') as string })
    expect(readdirSync(dataFolder)).toEqual(['backups'])
  })
})
