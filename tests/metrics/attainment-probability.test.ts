import { describe, expect, it } from 'vitest'
import { attainmentProbability } from '#metrics/attainment-probability.ts'

describe('attainmentProbability', () => {
  // Half of the errors are within 1 move, all within 2.
  const known = { point: 100, unit: 10, sizes: [1, 2] }

  it('is the share of the errors that would end between the bounds, either way alike (O-4)', () => {
    expect(attainmentProbability({ ...known, low: 90, high: 110 })).toBe(0.5)
    expect(attainmentProbability({ ...known, low: 110, high: Infinity })).toBe(0.25)
    expect(attainmentProbability({ ...known, low: 90, high: Infinity })).toBe(0.75)
    expect(attainmentProbability({ ...known, low: -Infinity, high: 79 })).toBe(0)
    expect(attainmentProbability({ ...known, low: -Infinity, high: Infinity })).toBe(1)
  })

  it('is not known where the series never moved or has one value (O-4)', () => {
    for (const unit of [0, Infinity])
      expect(attainmentProbability({ ...known, unit, low: 0, high: 1 })).toBeNull()
  })
})
