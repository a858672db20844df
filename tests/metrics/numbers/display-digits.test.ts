import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatGap, formatProbability, formatShare, roundKeeping } from '#metrics/numbers/display-digits.ts'

const reaches80 = (figure: string) => Number(figure) >= 80

describe('roundKeeping', () => {
  it.each([
    ['79.96', '79.96'],
    ['79.94', '79.9'],
    ['79.9996', '79.9996'],
    ['80.04', '80.0'],
    ['80', '80.0'],
    ['12.3', '12.3'],
  ])('shows %s against ≥ 80 as %s (R-5)', (value, shown) => {
    expect(roundKeeping(value, 1, reaches80)).toBe(shown)
  })

  it('keeps > strict: 70.04 is not shown as 70.0 (R-5)', () => {
    expect(roundKeeping('70.04', 1, (figure) => Number(figure) > 70)).toBe('70.04')
  })

  it('never changes the verdict (R-5)', () => {
    const values = fc.integer({ min: 0, max: 10_000_000 }).map((whole) => String(whole / 100_000))
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3 }), (value, digits) => {
        expect(reaches80(roundKeeping(value, digits, reaches80))).toBe(reaches80(value))
      }),
    )
  })
})

describe('formatShare', () => {
  it('prints a bulletin’s percentages: 7812 of 8000 is 97.7 %', () => {
    expect(formatShare(7812 / 8000)).toBe('97.7\u2009%')
    expect(formatShare(7812 / 8000, 1, { rule: 'half-even' })).toBe('97.6\u2009%')
    expect(formatShare(1.28385, 1)).toBe('128.4\u2009%')
    expect(formatShare(-0.05)).toBe('\u22125.0\u2009%')
  })

  it('never prints 100 % for less (R-6)', () => {
    expect(formatShare(0.99996)).toBe('99.996\u2009%')
    expect(formatShare(1)).toBe('100.0\u2009%')
  })
})

describe('formatGap', () => {
  it.each([
    [1.04, '+1.0\u2009个百分点'],
    [-24.31, '\u221224.3\u2009个百分点'],
    [0, '0.0\u2009个百分点'],
    [-0.04, '\u22120.04\u2009个百分点'],
    [0.04, '+0.0\u2009个百分点'],
  ])('prints %d as %s (R-6)', (gap, expected) => {
    expect(formatGap(gap)).toBe(expected)
  })

  it('prints 江门 1–10月 as +13.8, not 97.2 − 83.3', () => {
    expect(formatGap((629 / 647.4 - 10 / 12) * 100)).toBe('+13.8\u2009个百分点')
  })
})

describe('formatProbability', () => {
  it.each([
    [0.734, '73\u2009%'],
    [0.99, '99\u2009%'],
    [0.9901, '超过\u200999\u2009%'],
    [0.01, '1\u2009%'],
    [0.0099, '不到\u20091\u2009%'],
    [1, '超过\u200999\u2009%'],
    [0, '不到\u20091\u2009%'],
  ])('%d prints as %s: no estimate is certain (R-6)', (probability, text) => {
    expect(formatProbability(probability)).toBe(text)
  })
})
