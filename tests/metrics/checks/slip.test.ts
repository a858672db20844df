import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { makeTarget, observe } from '../make-target.ts'
import { check, codes, months, propose, runningTotal } from './propose.ts'

describe('checkSlip', () => {
  const money = { unit: '亿元', decimals: 9, negative: true }
  const after = (series: readonly number[], value: string, scheme: object = money) =>
    check(propose('2024-04', value, { series: months(series, 4 - series.length) }, scheme))

  it.each([
    ['152', '10倍'],
    ['1520', '100倍'],
    ['15200', '1000倍'],
    ['152000', '1万倍'],
    ['1520000', '10万倍'],
    ['15200000', '100万倍'],
    ['152000000', '1000万倍'],
    ['1520000000', '1亿倍'],
    ['15200000000', '10亿倍'],
    ['1.52', '10分之一'],
    ['0.152', '100分之一'],
    ['0.000000152', '1亿分之一'],
  ])('%s after 15.2, 15.2 is its %s (Q-10)', (value, times) => {
    const [found] = after([15.2, 15.2], value)
    expect(found).toMatchObject({ code: 'scale-slip', severity: 'query', field: 'value' })
    expect(found?.message).toContain(
      `约为近期水平15.2亿元的${times}：请核对计量单位（元、万、亿）和小数点，无误请说明原因`,
    )
  })

  it('expects of a level in February what it was before, also where 1–2月 are reported as one (Q-10)', () => {
    const scheme = { ...money, accumulation: 'level', januaryMerged: true } as const
    const entered = propose(
      '2024-02',
      '100',
      { series: [observe('2023-M11', 10), observe('2023-M12', 10)] },
      scheme,
    )
    expect(check(entered).map(({ message }) => message)).toEqual([
      expect.stringContaining('100亿元约为近期水平10亿元的10倍'),
    ])
  })

  it('knows a changed sign, but not one that the series has itself (Q-10)', () => {
    expect(after([-5.1, -5.3, -5.2], '5.2')).toMatchObject([
      {
        code: 'scale-slip',
        message: '5.2亿元与近期水平−5.2亿元大小相近、正负相反：请核对正负号，无误请说明原因',
      },
    ])
    expect(after([0.3, -0.4, 0.5], '-0.3')).toEqual([])
    expect(after([-5.1, -5.3], '0.2')).toEqual([])
  })

  it('lets a handful of things be ten times one (Q-10)', () => {
    expect(after([0.1, 0.1], '1', { decimals: 1, unit: '公里', negative: true })).toMatchObject([
      { code: 'scale-slip' },
    ])
    expect(after([1, 0], '2', { negative: true })).toEqual([])
    expect(after([0.1], '0.4', { decimals: 1, negative: true })).toEqual([])
  })

  it('holds a running total to the total expected by then (Q-10)', () => {
    const series = months([10, 20, 30])
    expect(check(propose('2024-04', 400, { series }, runningTotal))).toMatchObject([
      {
        code: 'scale-slip',
        message: '400座约为近期水平40座的10倍：请核对计量单位（元、万、亿）和小数点，无误请说明原因',
      },
    ])
    expect(codes(propose('2024-04', 4, { series }, runningTotal))).toEqual(['scale-slip'])
  })

  it('takes for expected what the same month a year before had (Q-10, Q-11)', () => {
    // A shop sells 100 a month, and 1,000 each December.
    const year = Array.from({ length: 11 }, (_, place) => observe(`2024-M${place + 1}`, 100 + (place % 3)))
    const december = [observe('2023-M11', 101), observe('2023-M12', 1000)]
    expect(codes(propose('2024-12', 1010, { series: year }))).toEqual(['scale-slip'])
    expect(codes(propose('2024-12', 1010, { series: [...december, ...year] }))).toEqual([])
    expect(codes(propose('2024-12', 10_100, { series: [...december, ...year] }))).toEqual(['scale-slip'])
    expect(check(propose('2024-12', 5000, { series: [...december, ...year] }))[0]?.message).toBe(
      '本期值5,000座，比2023年12月的1,000座高400%，比前3期平均101座高4,850%，超出通常的67.7至1,330座：请核对，无误请说明原因',
    )
  })

  it('measures rates in 个百分点 (Q-11)', () => {
    expect(after([50, 52, 51], '90', { unit: '%', decimals: 1 })[0]?.message).toBe(
      '本期值90%，比前3期平均51%高39个百分点，超出通常的34.2至67.8%：请核对，无误请说明原因',
    )
  })
})

interface Case {
  readonly earlier: readonly number[]
  readonly unit?: string
  readonly target?: number
  readonly value: string
  readonly expected: string
}

const file = shared('cases/07-scale-slips.json')

describe.skipIf(file === undefined)('checkObservations, on cases/07-scale-slips.json', () => {
  const { cases } = (file === undefined ? { cases: [] } : JSON.parse(readFileSync(file, 'utf8'))) as {
    cases: Case[]
  }

  const expected: Readonly<Record<string, string>> = {
    'query scale-slip ×1000': 'scale-slip',
    'query ×10⁸': 'scale-slip',
    query: 'scale-slip',
    'query large change': 'large-change',
    'query (sign)': 'scale-slip',
    'query: far from the target': 'far-from-target',
    'query: share typed as a fraction': 'far-from-target',
  }

  it.each(cases)(
    '$earlier → $value: $expected',
    ({ earlier, unit = '亿元', target, value, expected: says }) => {
      const scheme = { decimals: 9, unit, negative: earlier.some((each) => each < 0) }
      const targets =
        target === undefined ? [] : [makeTarget({ basis: 'ratio', value: String(target) }, scheme)]
      const series = months(earlier, 4 - earlier.length)
      expect(codes(propose('2024-04', value, { series, targets }, scheme))).toEqual([expected[says]])
    },
  )
})
