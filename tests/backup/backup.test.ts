import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operations } from '#server/contract/operations.ts'
import { shanghaiTime } from '#server/clock.ts'
import { fillStore } from '#tests/bench/fill-store.ts'
import { callApi } from '#tests/support/api-call.ts'
import { stations } from '#tests/support/approve.ts'
import { verifyLedger } from '#tests/support/ledger-command.ts'
import { openLive, type LiveClient } from '#tests/support/live-client.ts'
import { operate } from '#tests/support/operate.ts'
import { adminPassword, apiToken, startServer, type ServerProcess } from '#tests/support/server-process.ts'
import { pour } from '#tests/support/released-database.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { valueToPost } from '#tests/support/values-to-post.ts'

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

const onlyBackup = (folder: string) => readdirSync(folder).find((name) => name.endsWith('.db'))!

describe('npm run backup', () => {
  it('leaves one verified file with its manifest, for its owner alone', async () => {
    const folder = join(elsewhere.place.dataFolder, 'of', 'mine')
    const { sequence } = (await callApi<{ sequence: number }>(server, '/healthz')).body
    const made = await operate('backup', { XUSHI_DATA: server.data, XUSHI_BACKUPS: folder })
    expect(made.output).toContain(`底账末条 ${sequence} 号`)
    expect(made.code).toBe(0)
    const names = readdirSync(folder).toSorted()
    expect(names).toHaveLength(2)
    expect(names[0]).toMatch(new RegExp(`^xushi-\\d{8}-\\d{6}-${sequence}\\.db$`))
    expect(names[1]).toBe(`${names[0]}.json`)
    const modes = [folder, ...names.map((name) => join(folder, name))].map(
      (path) => statSync(path).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600, 0o600])
    const manifest = JSON.parse(readFileSync(join(folder, names[1]!), 'utf8')) as object
    expect(manifest).toMatchObject({ file: names[0], engine: 'sqlite', sequence })
  })

  it('says that there is nothing to back up, and leaves nothing half-made where it fails', async () => {
    const { dataFolder } = elsewhere.place
    const none = await operate('backup', { XUSHI_DATA: dataFolder })
    expect(none).toMatchObject({ code: 1, output: expect.stringContaining('没有数据库') as string })
    writeFileSync(join(dataFolder, 'xushi.db'), 'not a database'.repeat(1_000))
    const broken = await operate('backup', { XUSHI_DATA: dataFolder })
    expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('已损坏') as string })
    expect(readdirSync(join(dataFolder, 'backups'))).toEqual([])
  })
})

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
    const copy = await startServer({ data: second })
    try {
      expect(await bytesOf(copy, board)).toBe(night)
      expect(await approve(copy, 7_002, '09')).toBe(later)
      // A wall that holds what was told under this sequence is not left with it.
      const returned = await watch(copy, { since: String(later), hash, held: '2024-10-31' })
      expect((await returned.next('snapshot')).board.targets).toContainEqual(
        expect.objectContaining({ indicator: 'zhaoqing-5g-base-stations', value: 7_002 }),
      )
      // The night can be opened again in both, whatever came after.
      const pinned = `${board}&asOf=${later - 1}`
      expect(await bytesOf(copy, pinned)).toBe(await bytesOf(server, pinned))
    } finally {
      await copy.kill()
    }
    expect(verifyLedger(second).output).toMatch(/底账完好/)
    const again = await operate('restore', { XUSHI_DATA: second }, '--from', from)
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('只能写入空的目录') as string })
    // What a deleted database leaves beside it would be written into the restored one.
    const third = elsewhere.place.dataFolder
    writeFileSync(join(third, 'xushi.db-wal'), '')
    const beside = await operate('restore', { XUSHI_DATA: third }, '--from', from)
    expect(beside).toMatchObject({
      code: 1,
      output: expect.stringContaining('xushi.db-wal 已经存在') as string,
    })
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
      join(import.meta.dirname, 'backup.test.ts'),
    )
    expect(other).toMatchObject({ code: 1, output: expect.stringContaining('不是序时的备份') as string })
    expect(readdirSync(dataFolder)).toEqual(['backups'])
  })
})

describe('the server', () => {
  it('backs up by itself when it is due, and tells by webhook where it cannot', async () => {
    const heard: unknown[] = []
    const chat = createServer((request, reply) => {
      void json(request).then((body) => {
        heard.push(body)
        reply.end()
      })
    })
    await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve))
    const folder = join(elsewhere.place.dataFolder, 'backups')
    writeFileSync(folder, 'a file in the way')
    // The data began before this very minute, so that today's is due.
    const [date, time] = shanghaiTime(Date.now()).split('T')
    const settings = {
      XUSHI_BACKUPS: folder,
      XUSHI_BACKUP_AT: time!.slice(0, 5),
      XUSHI_ALERT_WEBHOOK: `http://127.0.0.1:${(chat.address() as AddressInfo).port}`,
    }
    await pour('0000_first', elsewhere)
    const failing = await startServer({ data: elsewhere.place.dataFolder, settings })
    await expect
      .poll(() => heard, { timeout: 60_000 })
      .toMatchObject([
        { event: 'backup.failed', title: '序时：备份失败', text: expect.stringContaining(folder) as string },
      ])
    await failing.kill('SIGTERM')

    rmSync(folder)
    const well = await startServer({ data: elsewhere.place.dataFolder, settings })
    const made = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [])
    await expect.poll(made, { timeout: 60_000 }).toHaveLength(1)
    expect(made()[0]).toMatch(new RegExp(`^xushi-${date!.replaceAll('-', '')}-\\d{6}-\\d+\\.db$`))
    await well.kill('SIGTERM')
    chat.close()
  })

  it('backs up when an administrator asks for it', async () => {
    const signedIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password: adminPassword }),
    })
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '', origin: server.url }
    const operations = async () => {
      const answer = await fetch(`${server.url}/api/operations`, { headers })
      return (await answer.json()) as Operations
    }
    const asked = await fetch(`${server.url}/api/backups`, { method: 'POST', headers })
    expect(asked.status).toBe(202)
    const { sequence } = (await operations()).ledger
    await expect
      .poll(async () => (await operations()).backups, { timeout: 30_000 })
      .toMatchObject({ lastGood: { sequence }, lastFailure: null, nextAt: null, running: false })
  })

  it('goes on taking values while a large database is copied and verified', async () => {
    const empty = await startServer({ data: elsewhere.place.dataFolder })
    await empty.kill('SIGTERM')
    fillStore(elsewhere.place.dataFolder, 60_000)
    const large = await startServer({ data: elsewhere.place.dataFolder })
    try {
      const state = { done: false }
      const backup = operate('backup', { XUSHI_DATA: large.data }).finally(() => (state.done = true))
      const taken: number[] = []
      for (let index = 0; !state.done; index += 1) {
        const { status, body } = await callApi<{ sequence: number }>(large, '/api/observations', {
          items: [valueToPost(index)],
        })
        expect(status).toBe(201)
        taken.push(body.sequence)
      }
      expect((await backup).code).toBe(0)
      const copied = Number(/-(\d+)\.db$/.exec(onlyBackup(join(large.data, 'backups')))![1])
      // As it stood at one instant, in the midst of them.
      expect(copied).toBeGreaterThan(60_000)
      expect(copied).toBeLessThan(taken.at(-1)!)
      expect(taken.length).toBeGreaterThan(10)
    } finally {
      await large.kill()
    }
  })
})
