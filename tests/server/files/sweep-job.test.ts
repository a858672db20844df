import { afterAll, beforeAll, expect, describe, it } from 'vitest'
import { fileUses } from '#server/files/file-types.ts'
import { sweepJob } from '#server/files/sweep-job.ts'
import { scheduler } from '#server/jobs/scheduler.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { openTestFiles, type TestFiles } from '#tests/support/databases/test-files.ts'

let opened: TestFiles
beforeAll(async () => {
  opened = await openTestFiles()
})
afterAll(() => opened.stop())

describe('sweepJob', () => {
  it('takes away in the night after its day what was never used', async () => {
    const { store, clock, files } = opened
    // The database begins with its first entry, from which due times count.
    await store.write((writer) => writer.append(anyEntry))
    const faults: unknown[] = []
    const jobs = scheduler([sweepJob(files)], {
      store,
      clock,
      report: (fault) => faults.push(fault),
      sendNow: async () => true,
    })
    const content = [Buffer.from('没有用上')]
    const { hash } = await files.put(content, { use: fileUses.evidence, name: '一.txt', by: 'person:1' })
    clock.set('2024-11-01T03:30:00.000+08:00')
    await jobs.look()
    expect(await files.has(hash)).toBe(true)
    clock.set('2024-11-02T03:30:00.000+08:00')
    await jobs.look()
    expect(await files.has(hash)).toBe(false)
    expect(await opened.kept()).toEqual([])
    expect(await jobs.state('sweep-files')).toMatchObject({
      title: '清理没有用上的文件',
      lastDoneAt: '2024-11-02T03:30:00.000+08:00',
      dueAt: '2024-11-03T03:30:00.000+08:00',
    })
    expect(faults).toEqual([])
  })
})
