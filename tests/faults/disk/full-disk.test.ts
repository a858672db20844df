import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { readRows } from '../killed/kills/read-rows.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'xushi-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const rows = () => readRows({ dataFolder: data, databaseUrl: '' })

/** Enough values to make the write-ahead log grow. */
const aLot = { items: Array.from({ length: 2_000 }, (_, index) => valueToPost(index)) }

describe.skipIf(process.platform === 'win32')('a file that may not grow (RLIMIT_FSIZE)', () => {
  it('refuses, stores nothing, and takes the values once it may', async () => {
    await (await startServer({ data })).kill('SIGTERM')
    const before = await rows()

    const limited = await startServer({ data, limit: '-f 256' })
    const refused = await callApi(limited, '/api/observations', aLot)
    expect([503, 507]).toContain(refused.status)
    expect(['database-unwritable', 'disk-full']).toContain(refused.body.code)
    expect((await callApi(limited, '/api/board?scope=100000&at=2023-10-31')).status).toBe(200)
    await limited.kill()
    expect(await rows()).toEqual(before)

    const free = await startServer({ data })
    expect((await callApi(free, '/api/observations', aLot)).status).toBe(201)
    await free.kill()
    expect(verifyLedger(data).passed).toBe(true)
  })
})

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayMount)('a full disk (a tmpfs of 24 MB; only root may mount one)', () => {
  beforeEach(() => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', data]))
  afterEach(() => execFileSync('umount', ['--lazy', data]))

  it('refuses with disk-full, stores nothing, lives, and takes the values once there is room', async () => {
    const server = await startServer({ data })
    const ballast = join(data, 'ballast')
    const { bavail, bsize } = statfsSync(data)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    const before = await rows()

    const refused = await callApi(server, '/api/observations', aLot)
    expect(refused.body.code).toBe('disk-full')
    expect(refused.status).toBe(507)
    expect(await rows()).toEqual(before)
    expect((await callApi(server, '/api/board?scope=100000&at=2023-10-31')).status).toBe(200)

    rmSync(ballast)
    expect((await callApi(server, '/api/observations', aLot)).status).toBe(201)
    await server.stop()
    expect(verifyLedger(data).passed).toBe(true)
  })

  it('that fills up while values come keeps all that was acknowledged, also over a kill on the full disk', async () => {
    const server = await startServer({ data })
    const stored = async () => (await rows()).observation.length
    const before = await stored()
    const { bavail, bsize } = statfsSync(data)
    const ballast = join(data, 'ballast')
    // The 6 MB that are left are too little for the whole log, and still less for what a checkpoint copies from it into the data file.
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 6 * 1024 * 1024))
    let acknowledged = 0
    // The remaining room is enough for some thousands of values.
    for (let first = 0; first < 200_000; first += 500) {
      const items = Array.from({ length: 500 }, (_, index) => valueToPost(first + index))
      const { status, body } = await callApi(server, '/api/observations', { items })
      if (status !== 201) {
        expect([status, body.code]).toEqual([507, 'disk-full'])
        break
      }
      acknowledged += items.length
    }
    expect(acknowledged).toBeGreaterThan(0)
    expect(acknowledged, 'the disk was never full').toBeLessThan(200_000)
    await server.kill()
    rmSync(ballast)

    const again = await startServer({ data })
    expect(await stored()).toBe(before + acknowledged)
    expect((await callApi(again, '/api/observations', aLot)).status).toBe(201)
    await again.stop()
    expect(verifyLedger(data).passed).toBe(true)
  })
})
