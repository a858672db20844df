import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValue } from '#metrics/numbers/parse-value.ts'

describe('parseValue', () => {
  it.each([
    ['7812', '7812'],
    [' -12.50 ', '-12.5'],
    ['007.0', '7'],
    ['-0.0', '0'],
    ['0.000', '0'],
    [185.4, '185.4'],
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    ['123456789012345', '123456789012345'],
    ['0.123456789012345', '0.123456789012345'],
    ['1.50000000000000000000', '1.5'],
    [`${'0'.repeat(37)}7.0`, '7'],
  ])('reads %j as %s (Q-1)', (input, value) => {
    expect(parseValue(input)).toEqual({ value })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['12,34', 'separator'],
    ['8,000', 'separator'],
    ['1，5', 'separator'],
    ['1e999', 'exponent'],
    ['1E3', 'exponent'],
    ['NaN', 'not-finite'],
    ['-Infinity', 'not-finite'],
    [Number.NaN, 'not-finite'],
    [Number.POSITIVE_INFINITY, 'not-finite'],
    ['1234567890123456', 'too-many-digits'],
    ['0.1234567890123456', 'too-many-digits'],
    [1e21, 'too-many-digits'],
    [1.5e300, 'too-many-digits'],
    [0.1 + 0.2, 'too-many-digits'],
    [1e-300, 'too-long'],
    ['+5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['12家', 'not-a-number'],
    ['1 000', 'not-a-number'],
    [`${'0'.repeat(399)}x`, 'too-long'],
    ['1'.repeat(41), 'too-long'],
    [`${'0'.repeat(39)}x`, 'not-a-number'],
  ])('refuses %j: %s (Q-1)', (input, refused) => {
    expect(parseValue(input)).toEqual({ refused })
  })

  it('keeps a value of 15 digits whole through a double (Q-1)', () => {
    const values = fc.tuple(fc.integer({ min: 0, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 14 }))
    fc.assert(
      fc.property(values, ([digits, decimals]) => {
        const padded = String(digits).padStart(decimals + 1, '0')
        const text = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
        const read = parseValue(text)
        expect('value' in read && parseValue(Number(read.value))).toEqual(read)
      }),
    )
  })
})
