import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, Decimal } from '#metrics/numbers/decimal.ts'

describe('compareDecimals', () => {
  it('agrees with exact arithmetic for any two decimals (R-4)', () => {
    const decimals = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 20 }))
      .map(([digits, exponent]) => `${digits}e-${exponent}`)
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(Math.sign(compareDecimals(a, b))).toBe(new Decimal(a).comparedTo(b))
      }),
    )
  })

  it('tells apart decimals that read as one double (R-4)', () => {
    expect(compareDecimals('0.10000000000000000001', '0.1')).toBeGreaterThan(0)
    expect(compareDecimals('1.0', 1)).toBe(0)
    expect(compareDecimals('-2', '1')).toBeLessThan(0)
  })
})
