import { describe, expect, it } from 'vitest'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'

describe('seededRandom', () => {
  it('gives the same row for the same seed, another for another, evenly in [0, 1)', () => {
    const row = (seed: string) => {
      const random = seededRandom(seed)
      return Array.from({ length: 2000 }, random)
    }
    expect(row('a')).toEqual(row('a'))
    expect(row('a').slice(0, 3)).not.toEqual(row('b').slice(0, 3))
    expect(row('a').every((number) => number >= 0 && number < 1)).toBe(true)
    expect(row('a').reduce((sum, number) => sum + number, 0) / 2000).toBeCloseTo(0.5, 1)
  })
})
