import { describe, expect, it } from 'vitest'
import type { Observation } from '#metrics/series/observation.ts'
import { withoutApproval } from '#metrics/series/supposed-revision.ts'

const september = { frequency: 'M', year: 2024, ordinal: 9 } as const
const approved = (value: number, revision: number, more: Partial<Observation> = {}): Observation => ({
  ...{ period: september, value, revision, status: 'A', state: 'approved', provenance: 'reported' },
  ...more,
})

describe('withoutApproval (V-3)', () => {
  it('lets a revoked revision wait, and nothing else of its cell or of others', () => {
    const others = [
      approved(6_900, 1),
      approved(7_100, 2, { period: { ...september, ordinal: 8 } }),
      approved(21_000, 2, { period: { frequency: 'Q', year: 2024, ordinal: 3 } }),
    ]
    expect(
      withoutApproval([...others, approved(7_000, 2)], { period: september, revision: 2 }, undefined),
    ).toEqual([...others, approved(7_000, 2, { state: 'submitted' })])
  })

  it('brings the one that stands instead', () => {
    const revised = withoutApproval(
      [approved(7_000, 2)],
      { period: september, revision: 2 },
      approved(6_900, 1),
    )
    expect(revised.map(({ value, state }) => [value, state])).toEqual([
      [7_000, 'submitted'],
      [6_900, 'approved'],
    ])
  })
})
