import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileContents, openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { fileUses } from '#server/files/file-types.ts'
import { openFiles, type Files } from '#server/files/files.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayMount)('a full disk under files (a tmpfs of 4 MB; only root may mount one)', () => {
  let data: string
  let store: Store
  let files: Files
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'xushi-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data])
    const [place, clock] = [{ databaseUrl: '', dataFolder: data }, testClock()]
    store = await openStore(place, clock)
    files = openFiles({ store, contents: fileContents(store, place, clock), clock })
  })
  afterEach(async () => {
    await store.close()
    execFileSync('umount', ['--lazy', data])
    rmSync(data, { recursive: true })
  })
  const put = (megabytes: number) =>
    files.put(
      Array.from({ length: megabytes }, () => Buffer.alloc(1024 * 1024, 'a')),
      { use: fileUses.evidence, name: '台账.txt', by: 'person:1' },
    )

  it('refuses what does not fit, keeps nothing of it, and keeps what does', async () => {
    await expect(put(8)).rejects.toMatchObject({
      code: 'disk-full',
      status: 507,
      message: '服务器磁盘已满，文件没有保存。请联系管理员腾出空间后重试。',
    })
    expect(readdirSync(join(data, 'files'))).toEqual([])
    const { hash } = await put(1)
    expect(await files.has(hash)).toBe(true)
  })

  it('refuses where the disk takes no more writes', async () => {
    await put(1)
    const folder = join(data, 'files')
    execFileSync('mount', ['--bind', folder, folder])
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', folder])
      await expect(put(2)).rejects.toMatchObject({ code: 'database-unwritable', status: 503 })
    } finally {
      execFileSync('umount', [folder])
    }
  })
})
