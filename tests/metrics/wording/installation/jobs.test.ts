import { describe, expect, it } from 'vitest'
import { lastRunWords } from '#metrics/wording/installation/jobs.ts'

const run = { attempt: 1, startedAt: '2024-11-04T02:30:00.000+08:00', outcome: 'done', reason: null } as const

describe('lastRunWords', () => {
  it('tells when the last attempt began and how it ended', () => {
    expect(lastRunWords({ lastRun: run })).toBe('2024-11-04 02:30 完成')
    expect(lastRunWords({ lastRun: { ...run, outcome: null } })).toBe('2024-11-04 02:30 正在进行')
  })

  it('tells which attempt it was, and why it failed', () => {
    const failed = { ...run, attempt: 3, outcome: 'given-up', reason: '磁盘已满' } as const
    expect(lastRunWords({ lastRun: failed })).toBe('2024-11-04 02:30 没有成功，不再试（第 3 次）：磁盘已满')
  })

  it('says that a job has not run yet', () => {
    expect(lastRunWords({ lastRun: null })).toBe('还没有运行过')
  })
})
