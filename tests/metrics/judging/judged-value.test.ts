import { describe, expect, it } from 'vitest'
import { revised } from '#metrics/judging/judged-value.ts'

describe('revised (W-13)', () => {
  it('tells why a value was revised, and nothing of one that was not, or is not there', () => {
    const period = { frequency: 'A', year: 2024, ordinal: 1 } as const
    const value = {
      period,
      value: '1',
      status: 'A',
      revision: 1,
      state: 'approved',
      provenance: 'reported',
    } as const
    expect(revised({ ...value, correction: 'method' })).toEqual({ correction: 'method' })
    expect([revised(value), revised(undefined)]).toEqual([{}, {}])
  })
})
