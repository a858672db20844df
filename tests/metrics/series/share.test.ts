import { describe, expect, it } from 'vitest'
import { exactShare, isShare, partsOf, shareValue, withExactShares } from '#metrics/series/share.ts'
import { observe } from '../make-target.ts'

describe('isShare', () => {
  it('tells a ratio or coverage, or what cannot exceed 100 %', () => {
    expect(isShare({ unit: '件/万人' }, [{ basis: 'ratio' }])).toBe(true)
    expect(isShare({ unit: '%' }, [{ basis: 'growth' }, { basis: 'coverage' }])).toBe(true)
    expect(isShare({ unit: '%', ceiling: 100 }, [])).toBe(true)
  })

  it('does not take a growth rate or a count for one', () => {
    expect(isShare({ unit: '%' }, [{ basis: 'growth' }])).toBe(false)
    expect(isShare({ unit: '座' }, [{ basis: 'stock' }])).toBe(false)
  })
})

describe('exactShare (U-4)', () => {
  it('has 40 digits, in the unit', () => {
    // 166 家: 清远市推进数字经济发展实施方案 二(四)2(1).
    expect(exactShare({ numerator: '158', denominator: 166 }, '%')).toBe(
      '95.18072289156626506024096385542168674699',
    )
    expect(exactShare({ numerator: 3, denominator: 8 }, '‰')).toBe('375')
    expect(exactShare({ numerator: '4200', denominator: '200' }, '件/万人')).toBe('21')
  })
})

describe('shareValue (U-4)', () => {
  it.each([
    ['158', '166', '95.1807228915663'],
    ['83', '166', '50'],
    ['0', '166', '0'],
    ['1', '8', '12.5'],
    ['2', '3', '66.6666666666667'],
    ['1', '3000000', '0.0000333333333333333'],
  ])('%s of %s is %s %%', (numerator, denominator, value) => {
    expect(shareValue({ numerator, denominator }, '%')).toBe(value)
  })

  it('stays on its side of a limit', () => {
    expect(shareValue({ numerator: '799999999999999', denominator: '1000000000000000' }, '%')).toBe(
      '79.9999999999999',
    )
    // 79.99999999999999992 and 80.00000000000000008: both print as 80 in 15 digits.
    expect(shareValue({ numerator: '79999999999999992', denominator: '1e17' }, '%')).toBe('79.9999999999999')
    expect(shareValue({ numerator: '80000000000000008', denominator: '1e17' }, '%')).toBe('80.0000000000001')
  })
})

describe('partsOf', () => {
  it('needs both, and a value', () => {
    const parts = { numerator: '158', denominator: '166' }
    expect(partsOf(observe('2024-06', '95.18', parts))).toEqual(parts)
    expect(partsOf(observe('2024-06', '95.18', { numerator: '158' }))).toBeUndefined()
    expect(partsOf(observe('2024-06', '95.18'))).toBeUndefined()
    expect(partsOf(observe('2024-06', null, { reason: 'suppressed', ...parts }))).toBeUndefined()
  })
})

describe('withExactShares', () => {
  it('leaves a series without shares as it is', () => {
    const series = [observe('2024-05', 1), observe('2024-06', 2)]
    expect(withExactShares(series, '座')).toBe(series)
  })

  it('puts the quotient beside the digits of the value', () => {
    const share = observe('2024-06', '33.3333333333333', { numerator: 1, denominator: 3 })
    const alone = observe('2024-05', '33.3')
    expect(withExactShares([alone, share], '%')).toEqual([
      alone,
      { ...share, exact: '33.33333333333333333333333333333333333333' },
    ])
  })
})
