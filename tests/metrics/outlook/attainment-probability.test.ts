import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attainmentProbability } from '#metrics/outlook/attainment-probability.ts'
import { ownErrors } from '#metrics/outlook/forecast-errors.ts'

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

  it('is a share, falls as the target moves away, and leaves the rest to missing it (O-4)', () => {
    const cases = fc.record({
      method: fc.constantFrom('half-drift', 'naive'),
      steps: fc.integer({ min: 1, max: 12 }),
      point: fc.integer({ min: -500, max: 500 }),
      unit: fc.integer({ min: 1, max: 50 }),
      target: fc.integer({ min: -2000, max: 2000 }),
      further: fc.nat(1000),
    })
    fc.assert(
      fc.property(cases, ({ method, steps, point, unit, target, further }) => {
        const chance = (low: number, high: number) =>
          attainmentProbability({ point, unit, sizes: ownErrors(method, steps), low, high })!
        const [reached, more] = [chance(target, Infinity), chance(target + further, Infinity)]
        expect(reached >= 0 && reached <= 1).toBe(true)
        expect(more).toBeLessThanOrEqual(reached)
        expect(chance(-Infinity, target)).toBeLessThanOrEqual(chance(-Infinity, target + further))
        expect(reached + chance(-Infinity, target)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is not known where the series never moved or has one value (O-4)', () => {
    for (const unit of [0, Infinity])
      expect(attainmentProbability({ ...known, unit, low: 0, high: 1 })).toBeNull()
  })
})
