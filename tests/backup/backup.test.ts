import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operations } from '#server/contract/operations.ts'
import { shanghaiTime } from '#server/clock.ts'
import { fillStore } from '#tests/bench/load/fill-store.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { operate } from '#tests/support/servers/operate.ts'
import { fillWithSchema } from '#tests/support/databases/released-database.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { onlyBackup } from './only-backup.ts'

let server: ServerProcess
let elsewhere: TestDatabase
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  elsewhere = sqliteDatabase()
})
afterEach(() => elsewhere.drop())

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
    // The data began before this minute, so that today's backup is due.
    const time = shanghaiTime(Date.now()).slice(11, 16)
    const settings = {
      XUSHI_BACKUPS: folder,
      XUSHI_BACKUP_AT: time,
      XUSHI_ALERT_WEBHOOK: `http://127.0.0.1:${(chat.address() as AddressInfo).port}`,
    }
    await fillWithSchema('0000_first', elsewhere)
    const failing = await startServer({ data: elsewhere.place.dataFolder, settings })
    await expect
      .poll(() => heard, { timeout: 60_000 })
      .toMatchObject([
        { event: 'backup.failed', title: '序时：备份失败', text: expect.stringContaining(folder) as string },
      ])
    await failing.kill('SIGTERM')

    rmSync(folder)
    const working = await startServer({ data: elsewhere.place.dataFolder, settings })
    const made = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [])
    await expect.poll(made, { timeout: 60_000 }).toHaveLength(1)
    expect(made()[0]).toMatch(/^xushi-\d{8}-\d{6}-\d+\.db$/)
    await working.kill('SIGTERM')
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
      // The copy has the state of one instant in the middle of the writes.
      expect(copied).toBeGreaterThan(60_000)
      expect(copied).toBeLessThan(taken.at(-1)!)
      expect(taken.length).toBeGreaterThan(10)
    } finally {
      await large.kill()
    }
  })
})
