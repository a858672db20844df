import { describe, expect, it } from 'vitest'
import { refusalCounts } from '#server/features/operations/figures/refusal-counts.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const minutes = 60_000

describe('refusalCounts', () => {
  it('counts by code, over the last hour and in all, those of the last hour first', () => {
    const clock = testClock()
    const { count, counts } = refusalCounts(clock)
    count('conflict')
    count('conflict')
    clock.advance(59 * minutes)
    count('not-found')
    expect(counts()).toEqual([
      { code: 'conflict', lastHour: 2, total: 2, lastAt: '2024-10-31T10:00:00.000+08:00' },
      { code: 'not-found', lastHour: 1, total: 1, lastAt: '2024-10-31T10:59:00.000+08:00' },
    ])
    clock.advance(minutes)
    expect(counts().map(({ code, lastHour, total }) => [code, lastHour, total])).toEqual([
      ['not-found', 1, 1],
      ['conflict', 0, 2],
    ])
  })
})
