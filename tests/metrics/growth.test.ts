import { describe, expect, it } from 'vitest'
import { averageGrowth, growthRate, parentGrowth } from '#metrics/growth.ts'
import { roundToDigits } from '#metrics/rounding.ts'
import { readCsv } from '#tests/support/read-csv.ts'
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
