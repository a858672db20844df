import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetsLimit, roundTo, roundToDigits } from '#metrics/numbers/rounding.ts'
import type { LimitComparator } from '#metrics/numbers/rounding.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'

describe('roundTo', () => {
  it.each([
    ['12.1498', '0.1', '12.1'],
    ['1.050', '0.1', '1.0'],
    ['0.35', '0.1', '0.4'],
    ['2500', '1000', '2000'],
    ['-0.0365', '0.001', '-0.036'],
    ['8.53459', '0.01', '8.53'],
    ['60.28', '0.5', '60.5'],
    [0.15, 0.1, '0.2'],
    ['-0.04', '0.1', '0.0'],
    ['1e21', '1', '1000000000000000000000'],
    [
      '0.123456789012345678901234567890125',
      '0.00000000000000000000000000000001',
      '0.12345678901234567890123456789012',
    ],
  ])('rounds %s to %s as %s (R-1, GB/T 8170)', (value, interval, expected) => {
    expect(roundTo(value, interval)).toBe(expected)
  })

  it('rounds half up when asked, away from zero (R-2)', () => {
    expect(roundTo('97.65', '0.1', 'half-up')).toBe('97.7')
    expect(roundTo('-0.0365', '0.001', 'half-up')).toBe('-0.037')
    expect(roundToDigits('2.5', 0, 'half-up')).toBe('3')
    expect(roundToDigits('2.5', 0)).toBe('2')
  })

  it.each([
    ['Infinity', '1', 'not a finite decimal: Infinity'],
    [Number.NaN, '1', 'not a finite decimal: NaN'],
    ['1', '0', 'rounding interval must be positive: 0'],
    ['1', '-0.1', 'rounding interval must be positive: -0.1'],
  ])('refuses %s to %s', (value, interval, reason) => {
    expect(() => roundTo(value, interval)).toThrow(new RangeError(reason))
  })

  it('is idempotent and moves a value by at most half an interval (R-1)', () => {
    const decimals = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }))
      .map(([digits, exponent]) => `${digits}e-${exponent}`)
    const intervals = fc.constantFrom('0.001', '0.5', '1', '20', '1000')
    fc.assert(
      fc.property(decimals, intervals, fc.constantFrom('half-even', 'half-up'), (value, interval, rule) => {
        const once = roundTo(value, interval, rule)
        expect(roundTo(once, interval, rule)).toBe(once)
        expect(Math.abs(Number(once) - Number(value))).toBeLessThanOrEqual(
          (Number(interval) / 2) * (1 + 1e-9) + Math.abs(Number(value)) * 1e-15,
        )
      }),
    )
  })

  const path = shared('vectors/rounding.csv')
  it.skipIf(path === undefined)('reproduces vectors/rounding.csv, both rules', () => {
    const rows = readCsv(path ?? '')
    expect(rows).toHaveLength(16)
    for (const row of rows) {
      const { value = '', interval = '' } = row
      expect(roundTo(value, interval)).toBe(row['expected_gbt8170'])
      expect(roundTo(value, interval, 'half-up')).toBe(row['half_up_would_give'])
    }
  })
})

describe('meetsLimit', () => {
  it('judges the full value unless told otherwise (R-3)', () => {
    expect(meetsLimit('79.96', '>=', '80')).toBe(false)
    expect(meetsLimit('79.96', '>=', '80', { method: 'rounded-value', interval: '0.1' })).toBe(true)
  })

  it.each([
    ['>=', [false, true, true]],
    ['>', [false, false, true]],
    ['=', [false, true, false]],
    ['<=', [true, true, false]],
    ['<', [true, false, false]],
  ] as const)('knows %s below, at and above the limit', (comparator, expected) => {
    expect(['0.29', '0.3', '0.31'].map((value) => meetsLimit(value, comparator, 0.3))).toEqual(expected)
  })

  it('tells decimals apart that are one double (R-4)', () => {
    expect(meetsLimit('0.30000000000000001', '>', '0.3')).toBe(true)
    expect(meetsLimit(0.1 + 0.2, '=', '0.3')).toBe(false)
    expect(meetsLimit('1.50', '=', '1.5')).toBe(true)
  })

  it('rounds to the digits that the limit is written with unless told otherwise (R-3, GB/T 8170 4.3.3)', () => {
    const method = 'rounded-value'
    expect(meetsLimit('96.96', '>=', '97.0', { method })).toBe(true)
    expect(meetsLimit('96.94', '>=', '97.0', { method })).toBe(false)
    // A limit written as 1e-7 has seven digits after the point.
    expect(meetsLimit('0.00000006', '>=', 1e-7, { method })).toBe(true)
    expect(meetsLimit('0.00000004', '>=', 1e-7, { method })).toBe(false)
    expect(meetsLimit('96.5', '>=', '97', { method })).toBe(false)
    expect(meetsLimit('96.51', '>=', 97, { method })).toBe(true)
  })

  const path = shared('vectors/limits.csv')
  it.skipIf(path === undefined)('reproduces vectors/limits.csv, both methods', () => {
    const rows = readCsv(path ?? '')
    expect(rows).toHaveLength(16)
    for (const row of rows) {
      const { measured = '', rounding_interval: interval = '' } = row
      const limits = limitsOf(row['limit'] ?? '')
      const judge = (method: 'full-value' | 'rounded-value') =>
        limits.every(([comparator, limit]) => meetsLimit(measured, comparator, limit, { method, interval }))
      expect(String(judge('full-value'))).toBe(row['full_value_method_pass(全数值比较法)']?.toLowerCase())
      expect(String(judge('rounded-value'))).toBe(
        row['rounded_value_method_pass(修约值比较法)']?.toLowerCase(),
      )
      expect(roundTo(measured, interval)).toBe(row['rounded'])
    }
  })
})

/** The limits of a text such as `>=1400`, or of an interval such as `(9.9,10.1]`. */
function limitsOf(text: string): [LimitComparator, string][] {
  const interval = /^([[(])([\d.]+),([\d.]+)([\])])$/.exec(text)
  if (interval) {
    const [, open, low = '', high = '', close] = interval
    return [
      [open === '[' ? '>=' : '>', low],
      [close === ']' ? '<=' : '<', high],
    ]
  }
  const [, comparator, limit = ''] = /^([<>]=)([\d.]+)$/.exec(text) ?? []
  return [[comparator as LimitComparator, limit]]
}
