import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Health } from '#server/features/operations/health.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { ext4Volume } from './ext4-volume.ts'
import { readRows, type Place } from '../killed/kills/read-rows.ts'

const board = '/api/board?scope=100000&at=2023-10-31'
const post = (server: ServerProcess) => callApi(server, '/api/observations', { items: [valueToPost(0)] })

async function wallOf(server: ServerProcess) {
  const wall = await openLive(server.url, { scope: '100000', at: '2023-10-31' }, byToken)
  await wall.next('hello')
  await wall.next('snapshot')
  return wall
}

/** Writes are refused without a trace, reading goes on, and the health names the reason. */
async function refusesToWrite(server: ServerProcess, place: Place): Promise<void> {
  const before = await readRows(place)
  const refused = await post(server)
  expect([refused.status, refused.body.code]).toEqual([503, 'database-unwritable'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await readRows(place)).toEqual(before)
  expect((await callApi(server, board)).status).toBe(200)
  const health = await callApi<Pick<Health, 'failing'>>(server, '/healthz')
  expect(health.status).toBe(503)
  expect(health.body.failing).toEqual({
    part: 'writing',
    reason: expect.stringMatching(/disk I\/O error|read-only transaction/) as string,
    since: expect.any(String) as string,
  })
}

const volume = ext4Volume()
afterAll(() => volume?.remove())

describe.skipIf(!volume)('a disk that is read-only (ext4 in a file; only root may mount one)', () => {
  const data = join(volume?.folder ?? '', 'data')

  it('that was mounted so is refused at the start, by name', async () => {
    await (await startServer({ data })).kill('SIGTERM')
    volume!.remount('ro')
    await expect(startServer({ data })).rejects.toThrow(`数据不能写入：${data}（EROFS）`)
    volume!.remount('rw')
  })

  it('that becomes so while the server runs takes no writes, and is read on; once repaired, the server starts again', async () => {
    const server = await startServer({ data })
    const wall = await wallOf(server)
    expect((await post(server)).status).toBe(201)
    await wall.next('change')
    volume!.fail()
    await refusesToWrite(server, { dataFolder: data, databaseUrl: '' })
    expect(wall.socket.readyState).toBe(WebSocket.OPEN)
    wall.close()
    await server.kill('SIGTERM')
    volume!.repair()

    const repaired = await startServer({ data })
    expect((await post(repaired)).status).toBe(201)
    await repaired.kill('SIGTERM')
    expect(verifyLedger(data).passed).toBe(true)
  })
})

/** A mark under which nobody may write to a file, not even root or a process that has it open. */
const mark = (sign: '+i' | '-i', data: string) =>
  execFileSync('chattr', [sign, ...readdirSync(data).map((name) => join(data, name))], { stdio: 'pipe' })

function mayMark(): boolean {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  try {
    mkdirSync(join(data, 'one'))
    mark('+i', data)
    mark('-i', data)
    return true
  } catch {
    return false
  } finally {
    rmSync(data, { recursive: true })
  }
}

describe.skipIf(!mayMark())('files that are marked immutable (chattr +i; only root may)', () => {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  afterEach(() => {
    mark('-i', data)
    rmSync(data, { recursive: true })
  })

  it('take no writes and are read on; unmarked, they take them again without anybody’s help', async () => {
    const server = await startServer({ data })
    const wall = await wallOf(server)
    mark('+i', data)
    await refusesToWrite(server, { dataFolder: data, databaseUrl: '' })
    await expect(startServer({ data })).rejects.toThrow(`数据不能写入：${join(data, 'xushi.db')}（EPERM）`)

    mark('-i', data)
    // Nobody writes meanwhile, so the server finds the state by an attempt of its own.
    await server.healthy()
    expect((await post(server)).status).toBe(201)
    await wall.next('change')
    wall.close()
    await server.kill('SIGTERM')
    expect(server.exitCode()).toBe(0)
    expect(verifyLedger(data).passed).toBe(true)
  })
})

describe('a PostgreSQL that is demoted to read-only', () => {
  it('takes no writes and is read on; promoted, it takes them again without anybody’s help', async () => {
    const postgres = await startPostgres(['fsync=off'])
    const administrator = new pg.Client({
      connectionString: postgres.url,
      options: '-c default_transaction_read_only=off',
    })
    await administrator.connect()
    const demote = async (sign: 'on' | 'off') => {
      await administrator.query(`alter system set default_transaction_read_only = ${sign}`)
      await administrator.query('select pg_reload_conf()')
    }
    const server = await startServer({ databaseUrl: postgres.url })
    try {
      const wall = await wallOf(server)
      await demote('on')
      await expect.poll(() => post(server).then(({ status }) => status)).toBe(503)
      await refusesToWrite(server, { dataFolder: '', databaseUrl: postgres.url })
      await demote('off')
      await server.healthy()
      const stored = await post(server)
      expect(stored.status).toBe(201)
      wall.close()
    } finally {
      await administrator.end()
      await server.stop()
      await postgres.stop()
    }
  })
})
