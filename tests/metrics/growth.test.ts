import { describe, expect, it } from 'vitest'
import { averageGrowth, growthAgrees, growthRate, parentGrowth, pointChange } from '#metrics/growth.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'

describe('growthRate', () => {
  it.each([
    [112, 100, { rate: 0.12 }],
    [279, 100, { rate: 1.79 }],
    [0, 100, { rate: -1 }],
    [0.3, 0.1, { rate: 2 }],
    [5, -3, { words: '扭亏为盈' }],
    [0, -3, { words: '扭亏为盈' }],
    [-5, 3, { words: '由盈转亏' }],
    [-1, -3, { words: '减亏' }],
    [-5, -3, { words: '增亏' }],
    [-3, -3, { words: '持平' }],
    [5, 0, { words: '无基数' }],
    [-5, 0, { words: '无基数' }],
  ])('of %d over %d (G-1)', (current, base, expected) => {
    expect(growthRate(current, base)).toEqual(expected)
  })

  it('takes decimals as text, exactly (G-1)', () => {
    expect(growthRate('0.30', '0.1')).toEqual({ rate: 2 })
    expect(growthRate('-0', '-1')).toEqual({ words: '扭亏为盈' })
    expect(growthRate('0', '-0')).toEqual({ words: '无基数' })
  })

  const path = shared('vectors/year-on-year.csv')
  it.skipIf(path === undefined)('reproduces vectors/year-on-year.csv (G-1)', () => {
    const rows = readCsv(path ?? '')
    expect(rows).toHaveLength(9)
    for (const row of rows) {
      const [current, added] = [Number(row['current']), Number(row['increment_vs_same_period'])]
      const growth = growthRate(current, current - added)
      const percent =
        'rate' in growth ? roundToDigits(growth.rate * 100, Number(row['decimals']), 'half-up') : ''
      expect(Number(percent), row['description']).toBe(Number(row['published_growth_pct']))
    }
  })
})

describe('averageGrowth', () => {
  it.each([
    [0.721, 31.2],
    [0.455, 20.6],
    [0.425, 19.4],
  ])('of %d in two years is %d %% a year (G-2; NBS 2021)', (total, expected) => {
    expect((averageGrowth(total, 2) * 100).toFixed(1)).toBe(String(expected))
  })

  it('of 0.21 in two years is 0.1, of 0.331 in three too (G-2)', () => {
    expect([averageGrowth(0.21, 2), averageGrowth(0.331, 3)]).toEqual([0.1, 0.1])
  })
})

const averages = shared('vectors/two-year-average.csv')
describe.skipIf(averages === undefined)('averageGrowth, on vectors/two-year-average.csv', () => {
  it('reproduces every row (G-2)', () => {
    const rows = readCsv(averages ?? '')
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      const average = averageGrowth(Number(row['growth_vs_two_years_ago_pct']) / 100, 2)
      expect(Number(roundToDigits(average * 100, 1, 'half-up')), row['id']).toBe(
        Number(row['published_two_year_avg_pct']),
      )
    }
  })
})

const hierarchy = shared('vectors/hierarchy.csv')
describe.skipIf(hierarchy === undefined)('parentGrowth, on vectors/hierarchy.csv', () => {
  const rows = hierarchy === undefined ? [] : readCsv(hierarchy)
  const parents = rows.filter((row) => rows.some((other) => other['parent'] === row['unit']))

  it('has 14 rows, 4 of them with children', () => {
    expect([rows.length, parents.length]).toEqual([14, 4])
  })

  it.each(parents.flatMap((row) => ['rev', 'exp'].map((account) => ({ account, unit: row['unit'], row }))))(
    'gives $unit its published growth of $account within 0.1 (G-3)',
    ({ account, unit, row }) => {
      const children = rows.filter((other) => other['parent'] === unit)
      const growth = parentGrowth(
        children.map((child) => ({
          current: Number(child[`${account}_cum`]),
          rate: Number(child[`${account}_growth_pct`]) / 100,
        })),
      )
      expect(Math.abs(growth * 100 - Number(row[`${account}_growth_pct`]))).toBeLessThanOrEqual(0.1)
    },
  )
})

describe('pointChange', () => {
  it('is the exact difference of two rates in % (G-4)', () => {
    expect([pointChange('97.2', '83.3'), pointChange(0.3, 0.1), pointChange(5, 7)]).toEqual([13.9, 0.2, -2])
  })
})

describe('growthAgrees', () => {
  // 2024 over 2023 as printed to one digit: 38.25 … 38.35 over 31.75 … 31.85 is 20.09 % … 20.79 %.
  it.each([
    ['0.204', true],
    ['0.208', true],
    ['0.209', false],
    ['0.201', true],
    ['0.200', false],
    ['0.2', true],
  ])('of 38.3 over 31.8, published %s: %s (G-5)', (published, expected) => {
    expect(growthAgrees(published, '38.3', '31.8')).toBe(expected)
  })

  it('allows every level that rounds to what is printed (G-5)', () => {
    // 109.5 … 110.5 over 99.5 … 100.5 is 8.96 % … 11.06 %.
    expect([growthAgrees('0.11', '110', '100'), growthAgrees('0.12', '110', '100')]).toEqual([true, false])
    expect([growthAgrees('-0.10', '90', '100'), growthAgrees('-0.12', '90', '100')]).toEqual([true, false])
  })

  it('works where the current level is negative, or so near 0 that its sign is open (G-5)', () => {
    expect([growthAgrees('-1.50', '-5', '10'), growthAgrees('-1.65', '-5', '10')]).toEqual([true, false])
    expect([growthAgrees('-1.05', '0', '10'), growthAgrees('-0.95', '0', '10')]).toEqual([true, true])
    expect([growthAgrees('-1.07', '0', '10'), growthAgrees('-0.93', '0', '10')]).toEqual([false, false])
  })

  it('has nothing to say without a positive base (G-5)', () => {
    expect([growthAgrees('9.9', '5', '-3'), growthAgrees('9.9', '5', '0')]).toEqual([true, true])
    expect([growthAgrees('9.9', '5', '0.4'), growthAgrees('20.0', '5', '0.4')]).toEqual([true, false])
  })

  const path = shared('vectors/year-on-year.csv')
  it.skipIf(path === undefined)('agrees with every published rate of vectors/year-on-year.csv (G-5)', () => {
    for (const row of readCsv(path ?? '')) {
      const digits = Number(row['decimals'])
      const published = (Number(row['published_growth_pct']) / 100).toFixed(digits + 2)
      const [current = '', increment = ''] = [row['current'], row['increment_vs_same_period']]
      const decimals = current.split('.')[1]?.length ?? 0
      const base = (Number(current) - Number(increment)).toFixed(decimals)
      expect(growthAgrees(published, current, base), row['description']).toBe(true)
    }
  })
})

describe('parentGrowth', () => {
  it('weighs by last year: 濮阳 revenue from 市本级 −22.8 % and 县区级 −6.6 % is −10.9 % (G-3)', () => {
    const growth = parentGrowth([
      { current: 54065, rate: -0.228 },
      { current: 180202, rate: -0.066 },
    ])
    expect((growth * 100).toFixed(1)).toBe('-10.9')
  })

  it('is exact: 110 after +10 % and 90 after −10 % are no growth (G-3)', () => {
    const parts = [
      { current: 110, rate: 0.1 },
      { current: 90, rate: -0.1 },
    ]
    expect(parentGrowth(parts)).toBe(0)
  })
})
