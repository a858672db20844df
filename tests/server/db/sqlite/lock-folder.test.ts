import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from '#server/db/sqlite/lock-folder.ts'
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'xushi-'))
  folder = join(parent, 'data')
})
afterEach(() => rmSync(parent, { recursive: true }))

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('lockFolder', () => {
  it('refuses a second server, naming the one that holds the folder, until that one lets go', () => {
    const first = lockFolder(folder, testClock())
    const name = `主机 ${hostname()}，进程 ${process.pid}，自 2024-10-31 10:00:00 起`
    expect(() => lockFolder(folder, testClock())).toThrow(name)
    expect(() => lockFolder(folder, testClock())).toThrow(name)
    first.release()
    lockFolder(folder, testClock()).release()
  })

  it('keeps the folder to its owner, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      lockFolder(folder, testClock()).release()
      const file = join(folder, 'xushi.db')
      const store = await openSqliteStore({ file, clock: testClock() })
      expect(mode(folder)).toBe('700')
      for (const name of ['xushi.db', 'xushi.db-wal', 'xushi.db-shm', 'xushi.lock'])
        expect(mode(join(folder, name)), name).toBe('600')
      await store.close()
    } finally {
      process.umask(before)
    }
  })

  it('narrows the rights of a folder of an earlier release, and leaves alone a folder with files of others', () => {
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'notes.txt'), '')
    lockFolder(folder, testClock()).release()
    expect(mode(folder)).toBe('755')
    rmSync(join(folder, 'notes.txt'))
    lockFolder(folder, testClock()).release()
    expect(mode(folder)).toBe('700')
  })
})
