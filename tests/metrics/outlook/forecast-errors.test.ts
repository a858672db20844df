import { describe, expect, it } from 'vitest'
import { ERROR_TABLES } from '#metrics/outlook/error-tables.ts'
import { errorSizes, quantileAt, shareBelow, SHARES } from '#metrics/outlook/forecast-errors.ts'
import { shared } from '#tests/support/shared.ts'
import { inQuarters, readM3 } from '../m3-series.ts'
import { coverage, crossCheck } from './cross-checked.ts'
import { deriveTable } from './derive-error-tables.ts'

const [yearly, monthly] = [shared('vectors/m3-yearly.csv'), shared('vectors/m3-monthly.csv')]

describe.skipIf(yearly === undefined)('the error sizes, derived again from the M3 series (O-2)', () => {
  const series = { A: readM3(yearly), Q: inQuarters(readM3(monthly)), M: readM3(monthly) }

  it.each(['A', 'Q', 'M'] as const)('of table %s', (table) => {
    expect(ERROR_TABLES[table]).toEqual(deriveTable(series[table], table))
  })
})

function expectWithin(shares: readonly number[], low: number, high: number): void {
  for (const each of shares) {
    expect(each).toBeGreaterThanOrEqual(low)
    expect(each).toBeLessThanOrEqual(high)
  }
}

describe.skipIf(yearly === undefined)(
  'the error sizes, derived from the half of the series that the forecast one is not in',
  () => {
    const check = {
      A: crossCheck(readM3(yearly), 'A'),
      Q: crossCheck(inQuarters(readM3(monthly)), 'Q'),
      M: crossCheck(readM3(monthly), 'M'),
    }

    it.each([
      ...[3, 4, 5, 6, 7, 8, 10, 12, 14, Infinity].map((length) => ['A', length] as const),
      ...[3, 7, 8, 12, Infinity].map((length) => ['Q', length] as const),
      ...[3, 4, 5, 6, 7, 8, 9, 12, 13, 24, 30, 33, 36, 42, 48, 60, Infinity].map(
        (length) => ['M', length] as const,
      ),
    ])('cover what they say, at each of six steps: %s, from the last %d values (O-2)', (table, length) => {
      expectWithin(coverage(check[table](length), 80), 76, 84)
      expectWithin(coverage(check[table](length), 95), 92, 98)
    })

    it.each([
      ...[5, 10, 16].map((length) => ['Q', length] as const),
      ...[10, 11, 15, 18, 21, 23, 25, 27, 54, 72].map((length) => ['M', length] as const),
    ])(
      'cover about what they say, at each of six steps: %s, from the last %d values (O-2)',
      (table, length) => {
        expectWithin(coverage(check[table](length), 80), 75, 85)
        expectWithin(coverage(check[table](length), 95), 91, 98)
      },
    )
  },
)

describe('errorSizes', () => {
  const theta = { frequency: 'M', method: 'theta', of: 'levels' } as const
  const thetaSizes = (values: number, ahead: number) => errorSizes({ ...theta, values, ahead })

  it('run straight between the numbers of values that were measured, by 1 ÷ n (O-3)', () => {
    // (1/36 − 1/45) ÷ (1/36 − 1/60) is a half.
    const [fewer, more] = [thetaSizes(36, 1), thetaSizes(60, 1)]
    expect(thetaSizes(45, 1)[0]).toBeCloseTo((fewer[0]! + more[0]!) / 2, 9)
    expect(thetaSizes(200, 1)).toEqual(thetaSizes(100, 1))
  })

  it('of a method keep to what was measured of it, however many values there are, or few', () => {
    const weekly = (values: number) =>
      errorSizes({ frequency: 'W', method: 'naive', of: 'levels', values, ahead: 1 })
    expect(weekly(23)).toEqual(weekly(9))
    expect(weekly(1)).toEqual(weekly(2))
  })

  it('run straight between the steps that were measured, and grow beyond them (O-3)', () => {
    const [nine, twelve, eighteen] = [thetaSizes(60, 9), thetaSizes(60, 12), thetaSizes(60, 18)]
    expect(thetaSizes(60, 10)[0]).toBeCloseTo((2 * nine[0]! + twelve[0]!) / 3, 9)
    expect(thetaSizes(60, 36)[0]).toBe(2 * eighteen[0]!)
    const summed = (ahead: number) => errorSizes({ ...theta, of: 'amounts', values: 60, ahead })
    expect(summed(36)[0]).toBe(4 * summed(18)[0]!)
  })

  it('of one step are the same for the value and for the sum', () => {
    expect(errorSizes({ ...theta, of: 'amounts', values: 60, ahead: 1 })).toEqual(thetaSizes(60, 1))
  })
})

describe('quantileAt and shareBelow', () => {
  const sizes = [-8, -6, -4, -2, 0, 2, 4, 6, 10]

  it('stand at the shares, run straight between them, and end twice as far from the middle (O-2)', () => {
    expect(SHARES.map((share) => quantileAt(sizes, share))).toEqual(sizes)
    expect(quantileAt(sizes, 0.375)).toBe(-1)
    expect([quantileAt(sizes, 0), quantileAt(sizes, 1)]).toEqual([-16, 20])
    expect([-16, -1, 0, 4, 20].map((size) => shareBelow(sizes, size))).toEqual([0, 0.375, 0.5, 0.9, 1])
    expect([-17, 21, -Infinity, Infinity].map((size) => shareBelow(sizes, size))).toEqual([0, 1, 0, 1])
  })
})
