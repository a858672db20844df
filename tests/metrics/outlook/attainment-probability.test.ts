import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attainmentProbability } from '#metrics/outlook/attainment-probability.ts'
import { courseOf } from '#metrics/outlook/course.ts'
import { shared } from '#tests/support/shared.ts'
import { readM3 } from '../m3-series.ts'
import { calibrationErrors, crossCheck } from './cross-checked.ts'

const anywhere = { open: false, lowest: -Infinity, highest: Infinity }

describe('attainmentProbability', () => {
  // Half of the errors lie above 0, a quarter above 2, a tenth above 4.
  const known = { point: 100, unit: 10, sizes: [-8, -6, -4, -2, 0, 2, 4, 6, 8], ...anywhere }
  const chance = (part: Partial<Parameters<typeof attainmentProbability>[0]>) =>
    attainmentProbability({ ...known, low: -Infinity, high: Infinity, ...part })

  it('is the share of the errors that would end between the bounds (O-4)', () => {
    expect(chance({ low: 100 })).toBe(0.5)
    expect(chance({ low: 120 })).toBe(0.25)
    expect(chance({ low: 80, high: 120 })).toBe(0.5)
    expect(chance({ high: 60 })).toBe(0.1)
    expect(chance({ low: 1000 })).toBe(0)
  })

  it('takes an outcome beyond its reach for one at its edge, so that what is certain has 1 or 0 (O-4)', () => {
    // A sum that stands at 90 cannot fall: a reached target stays reached, and a broken cap stays broken.
    expect(chance({ low: 90, lowest: 90 })).toBe(1)
    expect(chance({ low: 90, lowest: 90, open: true })).toBeCloseTo(0.625, 9)
    expect(chance({ high: 80, lowest: 90 })).toBe(0)
    expect(chance({ high: 90, lowest: 90, open: true })).toBe(0)
    expect(chance({ high: 90, lowest: 90 })).toBeCloseTo(0.375, 9)
    // An outcome that would lie above a ceiling of 120 lies on it.
    expect(chance({ low: 120, highest: 120 })).toBe(0.25)
    expect(chance({ low: 120, highest: 120, open: true })).toBe(0)
    expect(chance({ low: 121, highest: 120 })).toBe(0)
    expect(chance({ high: 120, highest: 120 })).toBe(1)
    expect(chance({ high: 120, highest: 120, open: true })).toBe(0.75)
    expect(chance({ low: 90, high: 120, lowest: 90, highest: 120 })).toBe(1)
  })

  it('is a share, falls as the target moves away, and leaves the rest to missing it (O-4)', () => {
    const cases = fc.record({
      values: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 30 }),
      frequency: fc.constantFrom('A', 'Q', 'M', 'W'),
      steps: fc.integer({ min: 1, max: 30 }),
      target: fc.integer({ min: -2000, max: 2000 }),
      further: fc.nat(1000),
    })
    fc.assert(
      fc.property(cases, ({ values, frequency, steps, target, further }) => {
        const { point, unit, sizes } = courseOf(values, steps, frequency)
        const probability = (low: number, high: number) =>
          attainmentProbability({ point: point.at(-1)!, unit, sizes: sizes(steps), low, high, ...anywhere })
        if (unit === 0) return expect(probability(target, Infinity)).toBeNull()
        const [reached, more] = [probability(target, Infinity)!, probability(target + further, Infinity)!]
        expect(reached >= 0 && reached <= 1).toBe(true)
        expect(more).toBeLessThanOrEqual(reached)
        expect(reached + probability(-Infinity, target)!).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is not known where the series never moved or has one value (O-4)', () => {
    for (const unit of [0, Infinity]) expect(chance({ unit, low: 0, high: 1 })).toBeNull()
  })
})

const [yearly, monthly] = [shared('vectors/m3-yearly.csv'), shared('vectors/m3-monthly.csv')]

describe.skipIf(yearly === undefined)(
  'attainmentProbability of passing the last value + k mean moves',
  () => {
    const checked = { A: crossCheck(readM3(yearly), 'A'), M: crossCheck(readM3(monthly), 'M') }

    it.each([
      ...[3, 4, 5, 6, 8, 10, 14, Infinity].map((length) => ['A', length] as const),
      ...[3, 5, 8, 11, 12, 15, 18, 21, 23, 24, 30, 36, 48, 60, Infinity].map(
        (length) => ['M', length] as const,
      ),
    ])('comes true as often as it says, within 0.08: %s, from the last %d values (O-4)', (table, length) => {
      const found = calibrationErrors(checked[table](length))
      expect(found.length).toBeGreaterThanOrEqual(4)
      for (const each of found) expect(Math.abs(each)).toBeLessThanOrEqual(0.08)
    })
  },
)
