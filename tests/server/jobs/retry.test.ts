import { describe, expect, it } from 'vitest'
import { waitAfter } from '#server/jobs/retry.ts'

describe('waitAfter', () => {
  it('doubles with each attempt that failed, up to the cap', () => {
    const retry = { first: 10_000, cap: 60_000, attempts: 9 }
    expect([1, 2, 3, 4, 5, 60].map((failed) => waitAfter(retry, failed))).toEqual([
      10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
    ])
  })
})
