import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '#server/alerts/send-alert.ts'
import { rotate } from '#server/backup/rotate.ts'
import { scheduledBackups } from '#server/backup/scheduled-backups.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const clock = testClock('2024-11-02T02:30:00.000+08:00')
const keep = { days: 1, weeks: 0, months: 0 }
let top: string
let folder: string
const precious = () => join(top, 'precious')
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'xushi-rotate-'))
  folder = join(top, 'backups')
  mkdirSync(folder)
})
afterAll(() => rmSync(top, { recursive: true }))

/** A backup is left in the folder; its manifest names `file`. */
function leave(name: string, at: string, file = name): void {
  const manifest = { file, at, version: '0.1.0', engine: 'sqlite', sequence: 1, hash: 'ab'.repeat(32) }
  const amounts = { revisions: 0, size: 4, sha256: '' }
  writeFileSync(join(folder, name), 'copy')
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...manifest, ...amounts }))
}

describe('rotate', () => {
  it('deletes no file by a manifest of another file or without a day, goes on with the others, and tells of these manifests', async () => {
    const names = ['01', '02', '03', '04'].map((day) => `xushi-202411${day}-023000-1.db`)
    const [elsewhere, undated, old, newest] = names as [string, string, string, string]
    writeFileSync(precious(), 'kept')
    leave(elsewhere, '2020-01-01T02:30:00.000+08:00', '../precious')
    leave(undated, '2020-13-41T')
    leave(old, '2024-11-03T02:30:00.000+08:00')
    leave(newest, '2024-11-04T02:30:00.000+08:00')
    await rotate(folder, keep, clock.now())
    await rotate(folder, keep, clock.now())
    expect(readFileSync(precious(), 'utf8')).toBe('kept')
    expect(names.map((name) => existsSync(join(folder, name)))).toEqual([true, true, false, true])

    const ways = { webhook: 'https://oa.test/alerts', mail: null }
    const { job } = scheduledBackups({ folder, at: null, keep }, ways, { clock, make: async () => {} })
    const told = await job.messages!({ at: clock.now(), outcome: 'done', reason: null })
    expect(told.map(({ payload }) => payload as Alert)).toMatchObject([
      {
        event: 'backup.manifest-unreadable',
        text: expect.stringContaining(`有 2 份清单读不懂，或不是同名备份的，没有算作备份`) as string,
      },
    ])
  })
})
